package candor.ledger.verify;

import static candor.ledger.verify.Topic.WITNESSES;

import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.BagSource;
import candor.ledger.entry.LedgerTime;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.policy.PolicyWitness;
import candor.ledger.policy.TlogPolicy;
import candor.ledger.witness.Cosignature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who besides the operator has seen the checkpoint. Only a policy from elsewhere can demand witnesses; the one in the bag is what the
 * operator says about itself, and is told as such.
 */
final class WitnessCheck {

    private final Report report;
    private final String place;

    /** @param place where the checkpoint stands */
    WitnessCheck(Report report, String place) {
        this.report = report;
        this.place = place;
    }

    /** @param note verified under the log's own key */
    void check(BagSource bag, SignedNote note, @Nullable TlogPolicy given) throws IOException {
        check(note, inBag(bag), given);
    }

    /**
     * As {@link #check(BagSource, SignedNote, TlogPolicy)}.
     *
     * @param own the policy that came with the checkpoint
     */
    void check(SignedNote note, @Nullable TlogPolicy own, @Nullable TlogPolicy given) {
        TlogPolicy policy = given == null ? own : given;
        if (policy == null) {
            return;
        }
        List<Cosigned> cosigned = cosigned(note, policy);
        boolean met = policy.isMetBy(cosigned.stream().map(found -> found.cosignature().key()).toList());
        if (given != null && !met) {
            report.problem(WITNESSES, place, "the quorum \"" + policy.quorum() + "\" of the given policy is not met: cosigned by " + names(cosigned, policy));
        }
        report.verdict(WITNESSES, words(policy, cosigned, met, given != null));
    }

    private record Cosigned(PolicyWitness witness, Cosignature cosignature) {}

    private @Nullable TlogPolicy inBag(BagSource bag) throws IOException {
        byte[] text = BagText.bytes(bag, BagFiles.POLICY);
        try {
            return text == null ? null : TlogPolicy.parse(text);
        } catch (Malformed e) {
            report.problem(WITNESSES, BagFiles.POLICY, e.getMessage());
            return null;
        }
    }

    private List<Cosigned> cosigned(SignedNote note, TlogPolicy policy) {
        List<Cosigned> cosigned = new ArrayList<>();
        for (PolicyWitness witness : policy.witnesses()) {
            try {
                witness.key().cosignature(note).ifPresent(found -> cosigned.add(new Cosigned(witness, found)));
            } catch (UnverifiedNote e) {
                report.problem(WITNESSES, place, "the cosignature in the name of the witness " + witness.name() + " is false");
            }
        }
        return cosigned;
    }

    private static String words(TlogPolicy policy, List<Cosigned> cosigned, boolean met, boolean fromElsewhere) {
        String by = "cosigned by " + names(cosigned, policy);
        if (policy.needsNoWitness()) {
            return "operator-asserted only: the " + (fromElsewhere ? "given" : "bag's") + " policy asks for no witness" + (cosigned.isEmpty() ? "" : "; " + by);
        }
        if (fromElsewhere) {
            return "ok: " + by + "; the quorum \"" + policy.quorum() + "\" of the given policy is met";
        }
        return met ? "on the operator's word: " + by + ", by the policy in the bag itself; get a policy elsewhere and pass it with --policy"
                : "operator-asserted only: the quorum \"" + policy.quorum() + "\" of the bag's own policy is not met; " + by;
    }

    private static String names(List<Cosigned> cosigned, TlogPolicy policy) {
        return cosigned.isEmpty() ? "nobody" : cosigned.stream().map(found -> found.witness().name() + " (" + LedgerTime.format(found.cosignature().at())
                + (policy.counting().contains(found.witness()) ? "" : ", outside the quorum: counts for nothing") + ")").collect(Collectors.joining(", "));
    }
}
