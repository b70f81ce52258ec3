package candor.evidence;

import candor.access.NamedAccount;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Testimony;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of evidence and the line of hands it went through, in the order in which it was recorded. */
public record EvidenceView(EvidenceRow row, List<CustodyStep> steps) {

    /**
     * One entry.
     *
     * @param ordinal in the incident
     * @param type stored name, e.g. {@code evidence.EvidenceTransferred}
     * @param headline one plain sentence without sealed text
     * @param custodian who has it from then on; absent where that did not change
     * @param custodianAccount the same with a display name, where it is an account that is known
     * @param place where it was taken to
     * @param recipient who got a copy
     * @param text what was said: how it was collected, why it was passed on or given up, what a copy was for
     */
    public record CustodyStep(
            long position,
            long ordinal,
            String type,
            String headline,
            @Nullable Personal custodian,
            @Nullable NamedAccount custodianAccount,
            @Nullable FreeText place,
            @Nullable FreeText recipient,
            @Nullable FreeText text,
            Testimony testimony) {}
}
