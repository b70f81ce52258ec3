package candor.disclosure;

import candor.DomainQuery;
import java.util.List;
import java.util.Optional;

/** What can be asked about what left the ledger. */
public sealed interface DisclosureQuery<R> extends DomainQuery<R> {

    /** The trails of an incident, newest first. */
    record FindTrails(String incident) implements DisclosureQuery<List<TrailRow>> {}

    /** One trail. */
    record FindTrail(String trail) implements DisclosureQuery<Optional<TrailRow>> {}
}
