package candor.platform.witness;

import candor.ledger.Malformed;
import candor.ledger.note.LogKeys;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.policy.PolicyLog;
import candor.ledger.policy.PolicyWitness;
import candor.ledger.policy.TlogPolicy;
import candor.ledger.witness.CosignatureKey;
import candor.platform.store.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The policy that this installation works by: whom it asks, when a checkpoint is vouched for, and what its exports say about it. */
public record WitnessPolicy(TlogPolicy policy) {
    /** Nobody is asked. */
    public static final WitnessPolicy NONE = new WitnessPolicy(new TlogPolicy(List.of(), List.of(), List.of(), TlogPolicy.NONE));

    /** @throws Refusal if the file cannot be used */
    static WitnessPolicy read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > TlogPolicy.MAX_BYTES) {
                throw new Refusal("the witness policy " + file + " is not a file: correct candor.witness.policy");
            }
            TlogPolicy policy = TlogPolicy.parse(Files.readAllBytes(file));
            policy.counting().stream().filter(witness -> witness.url().isEmpty()).findFirst().ifPresent(witness -> {
                throw new Refusal("the witness " + witness.name() + " of the witness policy counts and has no address: write its address behind its vkey");
            });
            return new WitnessPolicy(policy);
        } catch (Malformed e) {
            throw new Refusal("the witness policy " + file + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the witness policy " + file + " cannot be read", e);
        }
    }

    /** Whether so many witnesses as the quorum wants have cosigned. */
    public boolean isMetBy(SignedNote checkpoint) {
        return policy.isMetBy(policy.witnesses().stream().map(PolicyWitness::key).filter(key -> hasCosigned(key, checkpoint)).toList());
    }

    /** The {@code policy.txt} of a trail: this log, and whose word the operator says it needs. Addresses are nobody else's business. */
    public String text(LogKeys keys) {
        List<PolicyLog> logs = keys.inUse().stream().map(key -> new PolicyLog(key, Optional.empty())).toList();
        List<PolicyWitness> witnesses = policy.witnesses().stream().map(witness -> new PolicyWitness(witness.name(), witness.key(), Optional.empty())).toList();
        String head = policy.needsNoWitness() ? "# operator-asserted only: no witness is asked to vouch for this log\n"
                : "# as stated by the operator: get a policy from somebody else; a witness that the operator runs counts for nothing\n";
        return head + new TlogPolicy(logs, witnesses, policy.groups(), policy.quorum()).format();
    }

    private static boolean hasCosigned(CosignatureKey key, SignedNote checkpoint) {
        try {
            return key.cosignature(checkpoint).isPresent();
        } catch (UnverifiedNote e) {
            return false;
        }
    }
}
