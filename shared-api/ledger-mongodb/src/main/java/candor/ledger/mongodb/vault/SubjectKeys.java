package candor.ledger.mongodb.vault;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import candor.RuleViolation;
import candor.ledger.mongodb.keys.KeyRing;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOptions;
import java.security.InvalidKeyException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code subjects}: one row per person, whose key is made when they are first sealed for and destroyed when they are
 * erased. An erased subject stays erased: the row remains, without a key. Keys used lately are kept in memory.
 */
final class SubjectKeys {

    static final String COLLECTION = "subjects";
    static final String STATE = "state";
    static final String ACTIVE = "ACTIVE";
    static final String ERASED = "ERASED";

    private static final String KEY = "key";
    private static final String EPOCH = "epoch";
    private static final int BATCH = 500;

    private final MongoCollection<Document> subjects;
    private final KeyRing ring;
    private final InstantSource clock;
    private final Supplier<byte[]> randomKey;
    private final KeyCache cache = new KeyCache();

    SubjectKeys(MongoDatabase database, KeyRing ring, InstantSource clock, Supplier<byte[]> randomKey) {
        this.subjects = database.getCollection(COLLECTION).withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.ring = ring;
        this.clock = clock;
        this.randomKey = randomKey;
    }

    /** The subject's key, made if there is none yet. @throws RuleViolation {@code vault.subject-erased} */
    byte[] mint(String subject) {
        byte[] known = cache.get(subject);
        if (known == null) {
            mint(List.of(subject));
            known = cache.get(subject);
        }
        // Forgotten again in between, or pushed out by others: ask the store.
        return known != null ? known : require(subject, find(List.of(subject)).get(subject));
    }

    /**
     * Makes keys for all of these that have none. What is not in memory costs one insert, and one find if some exist already.
     *
     * @throws RuleViolation {@code vault.subject-erased} if one of them is erased
     */
    void mint(Collection<String> wanted) {
        wanted.stream().filter(cache::isClosed).findAny().ifPresent(subject -> require(subject, new SubjectKey.Erased()));
        List<String> unknown = wanted.stream().distinct().filter(subject -> cache.get(subject) == null).toList();
        for (int from = 0; from < unknown.size(); from += BATCH) {
            insert(unknown.subList(from, Math.min(unknown.size(), from + BATCH)));
        }
    }

    /** The keys of those that have one. */
    Map<String, SubjectKey> find(Collection<String> wanted) {
        Map<String, SubjectKey> found = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String subject : wanted.stream().distinct().toList()) {
            byte[] key = cache.get(subject);
            if (cache.isClosed(subject)) {
                found.put(subject, new SubjectKey.Erased());
            } else if (key == null) {
                unknown.add(subject);
            } else {
                found.put(subject, new SubjectKey.Active(key));
            }
        }
        for (int from = 0; from < unknown.size(); from += BATCH) {
            load(unknown.subList(from, Math.min(unknown.size(), from + BATCH)), found);
        }
        return found;
    }

    /** From now on this process neither opens nor seals for the subject, whatever the store still holds. */
    void close(String subject) {
        cache.close(subject);
    }

    /** Whether {@link #close} or {@link #erase} was called for them. */
    boolean isClosed(String subject) {
        return cache.isClosed(subject);
    }

    /** Destroys the key; the row stays for ever, so that none is made again. Repeatable. */
    void erase(String subject) {
        cache.close(subject);
        subjects.updateOne(eq("_id", subject), combine(set(STATE, ERASED), unset(KEY), unset(EPOCH)), new UpdateOptions().upsert(true));
    }

    boolean isKnown(String subject) {
        return subjects.find(eq("_id", subject)).first() != null;
    }

    private void insert(List<String> fresh) {
        KeyCache.Mark mark = cache.mark();
        Map<String, byte[]> keys = new HashMap<>();
        Date now = Date.from(clock.instant());
        List<Document> rows = fresh.stream().map(subject -> row(subject, keys.computeIfAbsent(subject, s -> randomKey.get()), now)).toList();
        try {
            subjects.insertMany(rows, new InsertManyOptions().ordered(false));
            keys.forEach((subject, key) -> cache.put(subject, key, mark));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null || e.getWriteErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
            // Some were there before, or another process was first: what the store holds counts for everybody.
            Map<String, SubjectKey> stored = find(fresh);
            fresh.forEach(subject -> require(subject, stored.get(subject)));
        }
    }

    private Document row(String subject, byte[] key, Date now) {
        KeyRing.Wrapped wrapped = ring.wrap(key);
        return new Document("_id", subject).append(STATE, ACTIVE).append(KEY, new Binary(wrapped.bytes())).append(EPOCH, wrapped.epoch()).append("at", now);
    }

    private void load(List<String> wanted, Map<String, SubjectKey> into) {
        KeyCache.Mark mark = cache.mark();
        for (Document row : subjects.find(in("_id", wanted)).batchSize(BATCH)) {
            String subject = row.getString("_id");
            SubjectKey key = cache.isClosed(subject) ? new SubjectKey.Erased() : read(row);
            into.put(subject, key);
            if (key instanceof SubjectKey.Active active) {
                cache.put(subject, active.key(), mark);
            }
        }
    }

    private SubjectKey read(Document row) {
        if (!ACTIVE.equals(row.getString(STATE))) {
            return new SubjectKey.Erased();
        }
        try {
            return new SubjectKey.Active(ring.unwrap(row.getInteger(EPOCH, 0), row.get(KEY, new Binary(new byte[0])).getData()));
        } catch (InvalidKeyException e) {
            return new SubjectKey.Altered();
        }
    }

    private static byte[] require(String subject, @Nullable SubjectKey key) {
        return switch (key) {
            case SubjectKey.Active active -> active.key();
            case SubjectKey.Erased erased -> throw new RuleViolation("vault.subject-erased",
                    "the data of this person were erased for good and nothing new can be sealed for them: enter it without naming them");
            case SubjectKey.Altered altered -> throw new AlteredRow(subject, "the subject's key was altered");
            case null -> throw new IllegalStateException("the subject " + subject + " was neither inserted nor found");
        };
    }
}
