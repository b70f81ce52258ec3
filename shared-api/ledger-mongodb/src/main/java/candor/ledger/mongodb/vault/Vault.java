package candor.ledger.mongodb.vault;

import candor.RuleViolation;
import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.keys.KeyRing;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sealed components of one ledger, by the digest that its entries commit to. A row opens only with its key and only to exactly
 * that digest. Safe for use by several threads.
 */
public final class Vault {

    private final SubjectKeys subjects;
    private final VaultRows rows;
    private final RowCipher.Pool ciphers = new RowCipher.Pool();
    private final KeyRing ring;
    private final CommittedDigests commitments;
    private final AddressIndex addresses;
    private final SealedLately lately;

    private Vault(MongoDatabase database, KeyRing ring, InstantSource clock) {
        this.addresses = new AddressIndex(database, ring);
        this.commitments = new CommittedDigests(database);
        this.ring = ring;
        this.subjects = new SubjectKeys(database, ring, clock, ciphers::randomKey);
        this.rows = new VaultRows(database, clock);
        this.lately = new SealedLately(subjects::isClosed);
    }

    /** The vault of the ledger in this database. */
    public static Vault open(MongoDatabase database, KeyRing ring, InstantSource clock) {
        return new Vault(database, ring, clock);
    }

    /** Creates the indexes of {@code vault}; repeatable. For the process that may write. */
    public void createIndexes() {
        addresses.createIndexes();
        rows.createIndexes();
    }

    /**
     * Makes the keys of people who are about to be sealed for, in one round trip for those that are new. Without it {@link #seal}
     * makes them one by one.
     *
     * @throws RuleViolation {@code vault.subject-erased} if one of them was erased
     */
    public void prepare(Collection<String> subjectReferences) {
        subjects.mint(subjectReferences);
    }

    /**
     * Seals a disclosure; nothing is stored before {@link #write}. Pure computation, but for the first use of a subject in this process.
     *
     * @param subject reference of the person for {@link SealClass#PERSONAL}, null for {@link SealClass#FREE_TEXT}
     * @throws RuleViolation {@code vault.subject-erased} if that person was erased: nothing is sealed for them again
     */
    public SealedRow seal(Disclosure disclosure, SealClass sealClass, @Nullable String subject) {
        boolean personal = sealClass == SealClass.PERSONAL;
        byte[] key = personal ? subjects.mint(Objects.requireNonNull(subject, "personal data are about one subject")) : ciphers.randomKey();
        String digest = disclosure.digest().base64Url();
        KeyRing.Wrapped own = personal ? null : ring.wrap(key);
        lately.sealed(digest, new OpenedRow(disclosure, sealClass, personal ? subject : null));
        return new SealedRow(digest, sealClass, subject, own == null ? ring.epoch() : own.epoch(), own == null ? null : own.bytes(), box(disclosure, digest, key),
                personal ? lookup(disclosure) : null);
    }

    /**
     * Stores the rows durably, before the block that commits to them. Repeating it is harmless.
     *
     * @throws AlteredRow if another row lies under one of the digests
     * @throws com.mongodb.MongoException if the store failed; some rows may be stored, and a later sweep removes what no block commits to
     */
    public void write(List<SealedRow> sealed) {
        addresses.write(sealed);
        rows.write(sealed);
        lately.stored(sealed);
    }

    /**
     * Opens the rows of these digests, one find for up to 500 of those that this process has not sealed itself a moment ago. What is
     * absent or was erased is not in the answer.
     *
     * @throws AlteredRow if a row is not what was sealed
     */
    public Map<String, OpenedRow> open(Collection<String> digests) {
        Map<String, OpenedRow> opened = lately.of(digests);
        examine(digests.stream().filter(digest -> !opened.containsKey(digest)).toList()).forEach((digest, state) -> {
            switch (state) {
                case RowState.Opened(OpenedRow row) -> opened.put(digest, row);
                case RowState.Altered(String reason) -> throw new AlteredRow(digest, reason);
                case RowState.Absent absent -> { }
                case RowState.KeyErased erased -> { }
            }
        });
        return opened;
    }

    /** Forgets what it has sealed lately, so that only the store answers. */
    public void forget() {
        lately.clear();
    }

    /** As {@link #open} from the store alone, with a finding for every digest instead of an exception at the first bad one. */
    public Map<String, RowState> examine(Collection<String> digests) {
        Map<String, RowState> states = new HashMap<>();
        rows.find(digests, found -> {
            Map<String, SubjectKey> keys = subjects.find(found.stream().map(SealedRow::subject).filter(Objects::nonNull).toList());
            found.forEach(row -> states.put(row.digest(), lately.isClosedRow(row.digest())
                    ? new RowState.KeyErased()
                    : new RowOpening(ring, ciphers).open(row, keys)));
        }, malformed -> states.put(malformed.digest(), new RowState.Altered(VaultRows.MALFORMED)));
        digests.forEach(digest -> states.putIfAbsent(digest, new RowState.Absent()));
        return states;
    }

    /**
     * The erasure of a subject was read from the log: from now on this process neither opens nor seals for them, whatever the store
     * still holds, and keeps no key of theirs in memory.
     */
    public void close(String subject) {
        subjects.close(subject);
        lately.close(subject);
    }

    /** As {@link #close}, for one row. */
    public void closeRow(String digest) {
        lately.closeRow(digest);
    }

    /** Destroys a subject's key for ever, known or not. Repeatable. */
    public void eraseKey(String subject) {
        subjects.erase(subject);
        lately.close(subject);
    }

    /** Whether the subject has or had a key. */
    public boolean knows(String subject) {
        return subjects.isKnown(subject);
    }

    /** What the log holds of a subject: every entry that commits to a row of theirs. Reads the blocks of the times at which they were sealed for. */
    public List<Committed> entriesOf(String subject) {
        return commitments.of(rows.timesOf(subject));
    }

    /** Where the log commits to these digests, as far as their rows are still here. */
    public List<Committed> entriesOfRows(Collection<String> digests) {
        return commitments.of(rows.timesOfRows(digests));
    }

    /** Deletes all rows of a subject, those that no block commits to as well. Repeatable. */
    public void deleteRowsOf(String subject) {
        addresses.deleteOf(subject);
        rows.deleteOf(subject);
    }

    /** Deletes rows by their digests. Repeatable. */
    public void deleteRows(Collection<String> digests) {
        digests.forEach(lately::closeRow);
        addresses.delete(digests);
        rows.delete(digests);
    }

    /** References of the people for whom this e-mail address is sealed; empty where nobody's is, or it is no address. */
    public Set<String> subjectsOf(String address) {
        return addresses.subjects(address);
    }

    /** Looks people up by the key of the present epoch from now on. @return how many there were under earlier keys */
    long renameAddresses() {
        return addresses.rename(ring.epoch(), digests -> {
            Map<String, String> values = new HashMap<>();
            examine(digests).forEach((digest, state) -> {
                if (state instanceof RowState.Opened(OpenedRow row)) {
                    values.put(digest, row.disclosure().value().asText());
                }
            });
            return values;
        });
    }

    private AddressIndex.@Nullable Entry lookup(Disclosure disclosure) {
        return disclosure.value().isTextual() ? addresses.entry(disclosure.value().textValue()).orElse(null) : null;
    }

    private byte[] box(Disclosure disclosure, String digest, byte[] key) {
        RowCipher cipher = ciphers.take();
        try {
            return cipher.seal(key, digest, disclosure.encoded().getBytes(StandardCharsets.US_ASCII));
        } finally {
            ciphers.giveBack(cipher);
        }
    }
}
