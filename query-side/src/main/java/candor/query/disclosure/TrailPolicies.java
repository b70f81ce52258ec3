package candor.query.disclosure;

import static com.mongodb.client.model.Filters.eq;

import candor.ledger.Hash;
import candor.ledger.note.LogKeys;
import candor.ledger.policy.TlogPolicy;
import candor.platform.witness.WitnessPolicy;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/**
 * The policies that trails were exported under, by the SHA-256 that the ledger recorded of them: the same trail again states the policy that was
 * in force then, whatever is in force now. They are public, and part of every backup.
 */
final class TrailPolicies {
    private static final String TEXT = "text";

    private final MongoCollection<Document> policies;
    private final WitnessPolicy now;
    /** Those that are known to be stored: a text never changes under its hash, and there are few. */
    private final Map<String, Stated> stored = new ConcurrentHashMap<>();

    /** @param now the policy in force */
    TrailPolicies(MongoDatabase ledger, WitnessPolicy now) {
        this.policies = ledger.getCollection("policies").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.now = now;
    }

    /**
     * A policy as a trail states it.
     *
     * @param text of {@code policy.txt}
     */
    record Stated(String text) {
        WitnessPolicy policy() {
            return new WitnessPolicy(TlogPolicy.parse(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** What is in force, stored before anything commits to it. */
    Stated keep(LogKeys keys) {
        Stated stated = now(keys);
        String digest = Hash.sha256(stated.text().getBytes(StandardCharsets.UTF_8)).hex();
        if (!stored.containsKey(digest)) {
            policies.replaceOne(eq("_id", digest), new Document("_id", digest).append(TEXT, stated.text()), new ReplaceOptions().upsert(true));
            stored.put(digest, stated);
        }
        return stated;
    }

    /** What is in force. */
    Stated now(LogKeys keys) {
        return new Stated(now.text(keys));
    }

    /** What was in force. @param digest hex SHA-256 of the text */
    Optional<Stated> of(String digest) {
        Stated known = stored.get(digest);
        return known != null ? Optional.of(known) : read(digest);
    }

    private Optional<Stated> read(String digest) {
        Optional<Stated> found = Optional.ofNullable(policies.find(eq("_id", digest)).first()).map(row -> new Stated(row.getString(TEXT)));
        found.ifPresent(stated -> stored.put(digest, stated));
        return found;
    }
}
