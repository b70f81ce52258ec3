package candor.evidence;

import candor.DomainQuery;
import java.util.List;
import java.util.Optional;

/** What can be asked about evidence. */
public sealed interface EvidenceQuery<R> extends DomainQuery<R> {

    /** The evidence of an incident, by number; empty for an unknown incident too. */
    record FindEvidence(String incident) implements EvidenceQuery<List<EvidenceRow>> {}

    /** One item with the line of hands it went through. */
    record FindEvidenceItem(String evidence) implements EvidenceQuery<Optional<EvidenceView>> {}
}
