package candor.ledger.mongodb.vault;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import candor.ledger.mongodb.keys.KeyRing;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * Finds whose data hold an e-mail address without holding the address: the collection {@code lookup} has, for each sealed value with one, an
 * HMAC of it under a key that is destroyed with its epoch. It goes with the person, and with the row.
 */
final class AddressIndex {

    private static final String NAMESPACE = "e-mail";
    private static final String SUBJECT = "subject";
    private static final String NAME = "h";
    private static final String EPOCH = "epoch";
    private static final int AT_ONCE = 500;
    /** The first thing in a text that looks like an address: no longer than RFC 5321 allows. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@,;\"]{1,64}@[^\\s<>@,;\"]{1,189}\\.[^\\s<>@,;\".]{2,63}");

    private final MongoCollection<Document> names;
    private final KeyRing ring;

    AddressIndex(MongoDatabase database, KeyRing ring) {
        this.names = database.getCollection("lookup").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.ring = ring;
    }

    void createIndexes() {
        names.createIndex(Indexes.ascending(NAME));
        names.createIndex(Indexes.ascending(SUBJECT));
    }

    /** The address in a text, in the form in which addresses are compared: NFC and lower case. */
    static Optional<String> address(String text) {
        Matcher found = ADDRESS.matcher(text);
        return found.find() ? Optional.of(Normalizer.normalize(found.group(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** What a row is found by. */
    record Entry(int epoch, String name) {}

    /** The entry of a value that holds an address. */
    Optional<Entry> entry(String value) {
        int epoch = ring.epoch();
        return address(value).flatMap(address -> ring.lookup(epoch, NAMESPACE, address)).map(name -> new Entry(epoch, name));
    }

    void write(List<SealedRow> rows) {
        List<WriteModel<Document>> found = new ArrayList<>();
        for (SealedRow row : rows) {
            Entry entry = row.lookup();
            if (entry != null) {
                found.add(replacement(row.digest(), String.valueOf(row.subject()), entry));
            }
        }
        if (!found.isEmpty()) {
            names.bulkWrite(found, new BulkWriteOptions().ordered(false));
        }
    }

    private static ReplaceOneModel<Document> replacement(String digest, String subject, Entry entry) {
        Document row = new Document("_id", digest).append(SUBJECT, subject).append(NAME, entry.name()).append(EPOCH, entry.epoch());
        return new ReplaceOneModel<>(eq("_id", digest), row, new ReplaceOptions().upsert(true));
    }

    /** References of the people for whom this address is sealed, sorted. */
    Set<String> subjects(String address) {
        List<String> wanted = address(address).map(this::names).orElse(List.of());
        Set<String> subjects = new TreeSet<>();
        if (!wanted.isEmpty()) {
            names.find(in(NAME, wanted)).batchSize(AT_ONCE).forEach(row -> subjects.add(row.getString(SUBJECT)));
        }
        return subjects;
    }

    private List<String> names(String address) {
        return ring.living().stream().flatMap(epoch -> ring.lookup(epoch, NAMESPACE, address).stream()).toList();
    }

    void deleteOf(String subject) {
        names.deleteMany(eq(SUBJECT, subject));
    }

    void delete(Collection<String> digests) {
        names.deleteMany(in("_id", digests));
    }

    /**
     * Names what was named under keys of earlier epochs anew, and forgets what cannot be opened any more.
     *
     * @param opened values by digest
     * @return how many there were
     */
    long rename(int current, Function<List<String>, Map<String, String>> opened) {
        long done = 0;
        for (List<Document> page = earlier(current); !page.isEmpty(); page = earlier(current)) {
            Map<String, String> values = opened.apply(page.stream().map(row -> row.getString("_id")).toList());
            List<WriteModel<Document>> changes = new ArrayList<>();
            List<String> gone = new ArrayList<>();
            for (Document row : page) {
                Optional.ofNullable(values.get(row.getString("_id"))).flatMap(this::entry).ifPresentOrElse(
                        entry -> changes.add(replacement(row.getString("_id"), row.getString(SUBJECT), entry)), () -> gone.add(row.getString("_id")));
            }
            if (!changes.isEmpty()) {
                names.bulkWrite(changes, new BulkWriteOptions().ordered(false));
            }
            delete(gone);
            done += page.size();
        }
        return done;
    }

    private List<Document> earlier(int current) {
        return names.find(lt(EPOCH, current)).limit(AT_ONCE).batchSize(AT_ONCE).into(new ArrayList<>());
    }
}
