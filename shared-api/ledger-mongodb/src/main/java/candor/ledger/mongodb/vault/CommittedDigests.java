package candor.ledger.mongodb.vault;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.Entry;
import candor.ledger.entry.LedgerTime;
import candor.ledger.mongodb.CorruptLedger;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;

/** The digests that the entries of a span of time commit to. Blocks are in order of time, so their span is found by halving. */
final class CommittedDigests {

    private static final String AT = "at";
    private static final int BLOCKS_AT_ONCE = 100;

    private final MongoCollection<Document> blocks;

    CommittedDigests(MongoDatabase database) {
        this.blocks = database.getCollection("blocks").withReadConcern(ReadConcern.MAJORITY).withReadPreference(ReadPreference.primary());
    }

    void between(Instant from, Instant to, Consumer<String> each) {
        for (long behind = firstSince(from) - 1, last = -1; behind != last;) {
            last = behind;
            for (Document block : blocks.find(gt("_id", behind)).sort(ascending("_id")).limit(BLOCKS_AT_ONCE).batchSize(BLOCKS_AT_ONCE)) {
                if (time(block).isAfter(to)) {
                    return;
                }
                digests(block, each);
                behind = block.getLong("_id");
            }
        }
    }

    /** Number of the first block that was recorded no earlier than this; one past the last if there is none. */
    private long firstSince(Instant instant) {
        long low = 1;
        long high = 1;
        while (isBefore(high, instant)) {
            low = high + 1;
            high *= 2;
        }
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (isBefore(middle, instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(long number, Instant instant) {
        return Optional.ofNullable(blocks.find(eq("_id", number)).projection(include(AT)).first())
                .filter(block -> time(block).isBefore(instant)).isPresent();
    }

    private static Instant time(Document block) {
        try {
            return LedgerTime.parse(String.valueOf(block.get(AT)));
        } catch (Malformed e) {
            throw new CorruptLedger("block " + block.get("_id") + " does not say when it was recorded: run fsck", e);
        }
    }

    private static void digests(Document block, Consumer<String> each) {
        try {
            List<Document> events = block.getList("events", Document.class);
            for (Document event : events) {
                Entry entry = Entry.parse(event.get("e", Binary.class).getData());
                Optional.ofNullable(entry.content().actor()).map(Hash::base64Url).ifPresent(each);
                entry.content().components().values().forEach(digest -> each.accept(digest.base64Url()));
            }
        } catch (Malformed | ClassCastException | NullPointerException e) {
            throw new CorruptLedger("block " + block.get("_id") + " cannot be read: run fsck", e);
        }
    }
}
