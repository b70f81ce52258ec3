package candor.ledger.mongodb.fsck;

import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.block.BlockDocument;
import candor.ledger.mongodb.fsck.Findings.Place;
import java.time.DateTimeException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/** Compares a block with what the appender would store for the same content: nothing may be there that is in no other check. */
record FormCheck(Findings findings) {

    private static final DocumentCodec DOCUMENTS = new DocumentCodec();
    private static final String EVENTS = "events";
    /** Named by the comparison with the tree. */
    private static final String SIZE = "size";

    /** @param position leaf index of the block's first event; @param blamed whether something was found in this block already */
    void check(long number, long position, Document block, boolean blamed) {
        try {
            Document canonical = BlockDocument.write(BlockDocument.read(new RawBsonDocument(block, DOCUMENTS))).decode(DOCUMENTS);
            for (String field : fields(block, canonical)) {
                if (!field.equals(EVENTS) && !field.equals(SIZE) && !Objects.equals(block.get(field), canonical.get(field))) {
                    findings.block(number, field, "the field is not as the appender stores it");
                }
            }
            events(number, position, StoredField.documents(block, EVENTS), StoredField.documents(canonical, EVENTS));
        } catch (CorruptLedger | DateTimeException | NoSuchElementException e) {
            // What makes a block unreadable is mostly named already, and more exactly.
            if (!blamed) {
                findings.block(number, "block", "the document is not in the form of a block");
            }
        }
    }

    private void events(long number, long position, List<Document> stored, List<Document> canonical) {
        for (int i = 0; i < stored.size() && i < canonical.size(); i++) {
            Document event = stored.get(i);
            for (String field : fields(event, canonical.get(i))) {
                if (!Objects.equals(event.get(field), canonical.get(i).get(field))) {
                    findings.add(new Place(number, position + i, field), "the field is not as the appender stores it");
                }
            }
        }
    }

    private static Set<String> fields(Document one, Document other) {
        Set<String> fields = new TreeSet<>(one.keySet());
        fields.addAll(other.keySet());
        return fields;
    }
}
