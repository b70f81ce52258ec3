package candor.query.evidence;

import candor.evidence.EvidenceRow;
import candor.evidence.EvidenceView;
import candor.evidence.EvidenceView.CustodyStep;
import candor.incident.IncidentQuery.FindIncident;
import candor.platform.command.Actor;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.incident.PrivilegeSight;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see of evidence: what counsel keeps privileged shows that it is there, and nothing more, to whoever does not work on the
 * incident.
 *
 * @param kept ordinals of the privileged entries
 */
record EvidenceSight(Set<Long> kept) {
    private static final String REASON = "privileged";
    private static final FreeText TEXT = new FreeText.Withheld(REASON);

    static EvidenceSight of(Actor actor, String incident, Queries queries) {
        return new EvidenceSight(ReadRights.privileged(actor) ? Set.of()
                : queries.ask(new FindIncident(incident, null)).stream().flatMap(view -> PrivilegeSight.kept(actor, view.work()).stream()).collect(Collectors.toUnmodifiableSet()));
    }

    boolean shows(EvidenceRow row) {
        return !kept.contains(row.ordinal());
    }

    List<EvidenceRow> shown(List<EvidenceRow> rows) {
        return rows.stream().map(this::shown).toList();
    }

    EvidenceRow shown(EvidenceRow row) {
        return shows(row) ? row : new EvidenceRow(
                row.evidence(), row.incident(), row.item(), TEXT, held(row.description()), null, null, TEXT, row.state(), held(row.place()), held(row.obtained()),
                person(row.custodian()), null, row.found(), row.lookedAt(), row.testimony(), row.position(), row.ordinal());
    }

    EvidenceView shown(EvidenceView view) {
        UnaryOperator<CustodyStep> step = s -> shows(view.row()) && !kept.contains(s.ordinal()) ? s : new CustodyStep(
                s.position(), s.ordinal(), s.type(), "A privileged entry", person(s.custodian()), null, held(s.place()), held(s.recipient()), held(s.text()), s.testimony());
        return new EvidenceView(shown(view.row()), view.steps().stream().map(step).toList());
    }

    private static @Nullable FreeText held(@Nullable FreeText text) {
        return text == null ? null : TEXT;
    }

    private static @Nullable Personal person(@Nullable Personal person) {
        return person == null ? null : new Personal.Withheld(REASON);
    }
}
