package candor.ledger.mongodb.fsck;

import candor.ledger.mongodb.erasure.Erasures;
import candor.ledger.mongodb.fsck.Findings.Place;
import candor.ledger.mongodb.vault.RowState;
import candor.ledger.mongodb.vault.Vault;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Opens every component that is not stored with its entry. What cannot be opened must be listed as erased somewhere in the log. */
final class SealedCheck {

    private static final int AT_ONCE = 500;

    private final Vault vault;
    private final Erasures erasures;
    private final Findings findings;
    private final Map<String, Place> waiting = new LinkedHashMap<>();
    private final Map<String, Place> gone = new LinkedHashMap<>();
    private final Set<String> withoutKey = new HashSet<>();
    private final Set<String> listed = new HashSet<>();
    private long opened;
    private long erased;
    private long underWay;

    SealedCheck(Vault vault, Erasures erasures, Findings findings) {
        this.erasures = erasures;
        this.vault = vault;
        this.findings = findings;
    }

    void expect(String digest, Place place) {
        Place other = waiting.put(digest, place);
        if (other != null) {
            findings.add(place, "its digest stands at position " + other.position() + " too");
        }
        if (waiting.size() == AT_ONCE) {
            examine();
        }
    }

    /** An entry says that the component of this digest was erased or cleared. */
    void listed(String digest) {
        listed.add(digest);
    }

    void finish() {
        examine();
        Set<String> begun = erasures.underWay(gone.keySet());
        gone.forEach((digest, place) -> {
            if (listed.contains(digest)) {
                erased++;
            } else if (begun.contains(digest)) {
                underWay++;
            } else if (withoutKey.contains(digest)) {
                findings.add(place, "MISSING: its subject's key is destroyed, but no entry lists it as erased");
            } else {
                findings.add(place, "MISSING: it is neither with its entry nor in the vault, and no entry lists it as erased");
            }
        });
    }

    long opened() {
        return opened;
    }

    long erased() {
        return erased;
    }

    /** Gone or about to go by an erasure that has begun and is not at its end. */
    long underWay() {
        return underWay;
    }

    private void examine() {
        Map<String, RowState> states = vault.examine(waiting.keySet());
        waiting.forEach((digest, place) -> {
            switch (Objects.requireNonNull(states.get(digest))) {
                case RowState.Opened row -> opened++;
                case RowState.Altered(String reason) -> findings.add(place, "its row in the vault was altered: " + reason);
                case RowState.Absent absent -> gone.put(digest, place);
                case RowState.KeyErased keyErased -> {
                    gone.put(digest, place);
                    withoutKey.add(digest);
                }
            }
        });
        waiting.clear();
    }
}
