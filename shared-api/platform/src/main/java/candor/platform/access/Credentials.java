package candor.platform.access;

import candor.RuleViolation;
import candor.platform.command.BodyHash;
import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Sign-in names and password hashes of an installation, beside its ledgers: no password ever enters one. */
public final class Credentials {
    private static final int SHORTEST_PASSWORD = 12;
    /** BCrypt reads no further. */
    private static final int LONGEST_PASSWORD_BYTES = 72;

    private static final int DUPLICATE_KEY = 11000;
    private static final String ACCOUNT = "account";
    private static final String HASH = "hash";
    private static final String ENABLED = "enabled";

    private final MongoCollection<Document> rows;
    private final PasswordEncoder encoder;

    public Credentials(MongoCollection<Document> rows, PasswordEncoder encoder) {
        this.rows = rows;
        this.encoder = encoder;
    }

    /**
     * What is known of a sign-in name.
     *
     * @param hash of the password, with the name of its algorithm
     */
    record Credential(String signInName, String account, String hash, boolean enabled) {
        /** Another one after each change of the password; it says nothing of the password. */
        String passwordMark() {
            return BodyHash.of(hash);
        }

        @Override
        public String toString() {
            return "Credential[" + account + "]";
        }
    }

    /** The form in which names are compared: without surrounding space, NFC, lower case. */
    static String normal(String signInName) {
        return Normalizer.normalize(signInName.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    Optional<Credential> find(String signInName) {
        return Optional.ofNullable(rows.find(Filters.eq("_id", normal(signInName))).first()).map(Credentials::credential);
    }

    Optional<Credential> ofAccount(String account) {
        return Optional.ofNullable(rows.find(Filters.and(Filters.eq(ACCOUNT, account), Filters.eq(ENABLED, true))).first()).map(Credentials::credential);
    }

    /** Whether the password that opened a session is still the account's, and the account open. */
    boolean stillOpens(SignedIn session) {
        return ofAccount(session.account()).filter(known -> known.passwordMark().equals(session.passwordMark())).isPresent();
    }

    List<Credential> all() {
        List<Credential> all = new ArrayList<>();
        rows.find().forEach(row -> all.add(credential(row)));
        return all;
    }

    /** Whose name opens which account. */
    public List<SignIn> signIns() {
        return all().stream().filter(Credential::enabled).map(credential -> new SignIn(credential.signInName(), credential.account())).toList();
    }

    /**
     * A name to sign in with.
     *
     * @param account it opens
     */
    public record SignIn(String name, String account) {
        @Override
        public String toString() {
            return "SignIn[" + account + "]";
        }
    }

    public boolean isEmpty() {
        return rows.find().first() == null;
    }

    private static Credential credential(Document row) {
        return new Credential(row.getString("_id"), row.getString(ACCOUNT), row.getString(HASH), row.getBoolean(ENABLED, true));
    }

    /** @throws RuleViolation {@code access.weak-password}, {@code access.name-taken}, {@code access.no-name} */
    void add(String signInName, String account, String password) {
        requireStrong(password);
        requireFree(signInName);
        Document row = new Document("_id", normal(signInName)).append(ACCOUNT, account).append(HASH, encoder.encode(password)).append(ENABLED, true);
        try {
            rows.insertOne(row);
        } catch (DuplicateKeyException | MongoWriteException e) {
            if (e.getCode() != DUPLICATE_KEY) {
                throw e;
            }
            throw nameTaken();
        }
    }

    /** @throws RuleViolation {@code access.name-taken}, {@code access.no-name} */
    void requireFree(String signInName) {
        if (normal(signInName).isEmpty()) {
            throw new RuleViolation("access.no-name", "give a name to sign in with");
        }
        if (find(signInName).isPresent()) {
            throw nameTaken();
        }
    }

    private static RuleViolation nameTaken() {
        return new RuleViolation("access.name-taken", "somebody signs in with this name already: choose another");
    }

    /** @throws RuleViolation {@code access.unknown-name}, {@code access.weak-password} */
    void changePassword(String signInName, String password) {
        requireStrong(password);
        change(signInName, Updates.combine(Updates.set(HASH, encoder.encode(password)), Updates.set(ENABLED, true)));
    }

    /** Nobody signs in to a closed account, not even one of a ledger that is not active now. */
    public void disable(String account) {
        rows.updateMany(Filters.eq(ACCOUNT, account), Updates.set(ENABLED, false));
    }

    /** Removes every sign-in name of an account that is erased. */
    public void erase(String account) {
        rows.deleteMany(Filters.eq(ACCOUNT, account));
    }

    private void change(String signInName, Bson update) {
        if (rows.updateOne(Filters.eq("_id", normal(signInName)), update).getMatchedCount() == 0) {
            throw new RuleViolation("access.unknown-name", "nobody signs in with this name: see \"candor user list\"");
        }
    }

    /** @throws RuleViolation {@code access.weak-password} */
    static void requireStrong(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            throw new RuleViolation("access.weak-password", "a password has at least " + SHORTEST_PASSWORD + " characters: a short sentence is easy to remember");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES) {
            throw new RuleViolation("access.weak-password", "a password has at most " + LONGEST_PASSWORD_BYTES + " bytes: what comes after would not count");
        }
    }
}
