package candor.ledger.mongodb.erasure;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import candor.ledger.mongodb.vault.Committed;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The collections {@code erasures}, how far each erasure has come, and {@code erased}, the digests it takes with it. They hold opaque
 * references and digests only, and they are no evidence: that something was erased, only the log says.
 */
public final class Erasures {

    private static final int AT_ONCE = 500;
    private static final String SUBJECT = "subject";
    private static final String DIGEST = "digest";
    private static final String STEP = "step";
    private static final String POSITION = "position";
    private static final String REPLAYED = "replayed";
    private static final String REQUEST = "request";
    private static final String STREAM = "s";
    private static final String AT = "p";

    private final MongoCollection<Document> erasures;
    private final MongoCollection<Document> erased;

    public Erasures(MongoDatabase database) {
        this.erasures = collection(database, "erasures");
        this.erased = collection(database, "erased");
    }

    private static MongoCollection<Document> collection(MongoDatabase database, String name) {
        return database.getCollection(name).withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /**
     * One erasure.
     *
     * @param step the last that is done
     * @param position leaf index of the entry with which it began; −1 before, and for one that a restore took from the list
     * @param replayed whether a restore took it from the list, so that this log may not know of it yet
     */
    public record Progress(Erasure erasure, ErasureStep step, long position, boolean replayed) {

        /** Whether nothing of it may be opened any more. */
        public boolean begun() {
            return step != ErasureStep.REQUESTED;
        }
    }

    /** Creates the index; repeatable. */
    public void createIndexes() {
        erased.createIndex(Indexes.ascending(REQUEST));
    }

    /** Somebody asked for it. */
    public void requested(Erasure erasure) {
        upsert(erasure, setOnInsert(STEP, ErasureStep.REQUESTED.ordinal()), setOnInsert(POSITION, -1L));
    }

    /** It has begun. */
    public void started(Erasure erasure, long position) {
        upsert(erasure, setOnInsert(STEP, ErasureStep.STARTED.ordinal()), setOnInsert(POSITION, position));
        erasures.updateOne(and(eq("_id", erasure.request()), eq(STEP, ErasureStep.REQUESTED.ordinal())),
                combine(set(STEP, ErasureStep.STARTED.ordinal()), set(POSITION, position)));
    }

    /** It was refused: nothing happens. */
    public void refused(String request) {
        erasures.deleteOne(and(eq("_id", request), eq(STEP, ErasureStep.REQUESTED.ordinal())));
    }

    /** A restore has carried it out on this store, and only the log remains to be told. */
    void replayed(Erasure erasure) {
        upsert(erasure, set(STEP, ErasureStep.ROWS_DELETED.ordinal()), set(POSITION, -1L), set(REPLAYED, true));
    }

    private void upsert(Erasure erasure, Bson... changes) {
        List<Bson> all = new ArrayList<>(List.of(changes));
        switch (erasure) {
            case Erasure.OfSubject person -> all.add(set(SUBJECT, person.subject()));
            case Erasure.OfContent content -> all.add(set(DIGEST, content.digest()));
        }
        erasures.updateOne(eq("_id", erasure.request()), combine(all), new UpdateOptions().upsert(true));
    }

    /** A step is done; never goes back. */
    void reached(String request, ErasureStep step) {
        erasures.updateOne(and(eq("_id", request), lt(STEP, step.ordinal())), set(STEP, step.ordinal()));
    }

    /** How far it has come. */
    public Optional<Progress> find(String request) {
        return Optional.ofNullable(erasures.find(eq("_id", request)).first()).map(Erasures::progress);
    }

    /** All that are not at their end, in the order of their identifiers. */
    public List<Progress> unfinished() {
        return list(ne(STEP, ErasureStep.RECORDED.ordinal()));
    }

    /** All there are. */
    List<Progress> all() {
        return list(new Document());
    }

    private List<Progress> list(Bson filter) {
        List<Progress> all = new ArrayList<>();
        erasures.find(filter).sort(ascending("_id")).batchSize(AT_ONCE).forEach(row -> all.add(progress(row)));
        return all;
    }

    /** Notes what goes with it. */
    void gathered(String request, List<Committed> lost) {
        for (int from = 0; from < lost.size(); from += AT_ONCE) {
            List<ReplaceOneModel<Document>> rows = lost.subList(from, Math.min(lost.size(), from + AT_ONCE)).stream().map(each -> row(request, each)).toList();
            erased.bulkWrite(rows, new BulkWriteOptions().ordered(false));
        }
    }

    private static ReplaceOneModel<Document> row(String request, Committed each) {
        Document row = new Document("_id", each.digest()).append(REQUEST, request).append(STREAM, each.stream()).append(AT, each.position());
        return new ReplaceOneModel<>(eq("_id", each.digest()), row, new ReplaceOptions().upsert(true));
    }

    /** The digests that go with it, sorted, by the stream of their entries. */
    public SortedMap<String, List<String>> digests(String request) {
        SortedMap<String, List<String>> byStream = new TreeMap<>();
        for (Document row : erased.find(eq(REQUEST, request)).sort(ascending("_id")).batchSize(AT_ONCE)) {
            byStream.computeIfAbsent(row.getString(STREAM), stream -> new ArrayList<>()).add(row.getString("_id"));
        }
        return byStream;
    }

    /** Positions of the entries that lose something by it, in order. */
    List<Long> positions(String request) {
        return erased.find(eq(REQUEST, request)).batchSize(AT_ONCE).map(row -> row.getLong(AT)).into(new ArrayList<>()).stream().distinct().sorted().toList();
    }

    /** Those of the digests that an erasure took or is taking. */
    public Set<String> erased(Collection<String> digests) {
        return withRequest(digests, null);
    }

    /** Those of the digests that go with erasures which have begun and are not at their end: no entry lists them yet. */
    public Set<String> underWay(Collection<String> digests) {
        Set<String> found = new HashSet<>();
        unfinished().stream().filter(Progress::begun).forEach(progress -> found.addAll(withRequest(digests, progress.erasure().request())));
        return found;
    }

    private Set<String> withRequest(Collection<String> digests, @Nullable String request) {
        Set<String> found = new HashSet<>();
        List<String> all = List.copyOf(digests);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            Bson among = in("_id", all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            erased.find(request == null ? among : Filters.and(among, eq(REQUEST, request))).batchSize(AT_ONCE).forEach(row -> found.add(row.getString("_id")));
        }
        return found;
    }

    private static Progress progress(Document row) {
        String request = row.getString("_id");
        String subject = row.getString(SUBJECT);
        Erasure erasure = subject != null ? new Erasure.OfSubject(request, subject) : new Erasure.OfContent(request, row.getString(DIGEST));
        return new Progress(erasure, ErasureStep.values()[row.getInteger(STEP)], row.getLong(POSITION), row.getBoolean(REPLAYED, false));
    }
}
