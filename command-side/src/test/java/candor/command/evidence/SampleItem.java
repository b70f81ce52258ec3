package candor.command.evidence;

import static candor.sealing.FreeText.of;

import candor.command.Caller;
import candor.evidence.EvidenceEvent.EvidenceCollected;
import candor.evidence.EvidenceEvent.EvidenceReleased;
import candor.evidence.EvidenceEvent.EvidenceVerified;
import candor.evidence.ReleaseOutcome;
import candor.evidence.Verification;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of evidence of an incident, and what can have happened to both. */
final class SampleItem {
    static final String INCIDENT = "0198f1c2-0000-7000-8000-000000000001";
    static final String ITEM = "evidence-1";
    static final String DIGEST = "ab".repeat(32);
    static final String LEE = "account-lee";
    static final List<String> LATE = List.of("incident.closed");
    static final Personal FIRM = Personal.of(new SubjectReference("subject-firm"), "Dana of the forensic firm");

    private SampleItem() {}

    static IncidentDeclared declared() {
        return new IncidentDeclared(
                INCIDENT, "INC-2026-0001", IncidentKind.INCIDENT, of("Customer data leaks"), null, null, null, null, null, null, null, null, null, null, List.of());
    }

    static IncidentClosed closed() {
        return new IncidentClosed(INCIDENT, ClosingOutcome.RESOLVED, of("done"), List.of(), null, null, null, null, null);
    }

    static EvidenceCollected collected(String evidence, long item, boolean kept, @Nullable String custodian, List<String> irregular) {
        return kept
                ? new EvidenceCollected(evidence, INCIDENT, item, of("access.log"), null, "text/plain", 12L, of(DIGEST), true, of("web server 2"), of("copied by hand"),
                        custodian == null ? null : Caller.person(custodian), null, null, null, null, irregular)
                : new EvidenceCollected(evidence, INCIDENT, item, of("sealed letter"), of("to be opened later"), null, null, of(DIGEST), false, null, null,
                        custodian == null ? null : Caller.person(custodian), null, null, null, null, irregular);
    }

    static EvidenceCollected kept() {
        return collected(ITEM, 1, true, LEE, List.of());
    }

    static EvidenceCollected sealed() {
        return collected(ITEM, 1, false, LEE, List.of());
    }

    static EvidenceReleased gone() {
        return new EvidenceReleased(ITEM, INCIDENT, 1, ReleaseOutcome.DESTROYED, of("no longer needed"), null, null, null, null);
    }

    static EvidenceVerified opened() {
        return new EvidenceVerified(ITEM, INCIDENT, 1, Verification.OPENED, 5L, null, null, null, null);
    }
}
