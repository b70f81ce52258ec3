package candor.query.evidence;

import candor.evidence.EvidenceRow;
import candor.evidence.EvidenceView;
import candor.evidence.EvidenceView.CustodyStep;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentView;
import candor.platform.command.Actor;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.incident.PrivilegeSight;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see of evidence: what counsel keeps privileged shows that it is there, and nothing more, to whoever does not work on the
 * incident.
 *
 * @param kept ordinals of the privileged entries
 */
record EvidenceSight(Set<Long> kept) {
    private static final String REASON = "privileged";
    private static final EvidenceSight NOTHING_KEPT = new EvidenceSight(Set.of());

    static EvidenceSight of(Actor actor, String incident, Queries queries) {
        return ReadRights.privileged(actor) ? NOTHING_KEPT : queries.ask(new FindIncident(incident, null)).map(view -> of(actor, view)).orElse(NOTHING_KEPT);
    }

    static EvidenceSight of(Actor actor, IncidentView incident) {
        return ReadRights.privileged(actor) ? NOTHING_KEPT : new EvidenceSight(PrivilegeSight.kept(actor, incident.work()));
    }

    boolean shows(EvidenceRow row) {
        return !kept.contains(row.ordinal());
    }

    List<EvidenceRow> shown(List<EvidenceRow> rows) {
        return rows.stream().map(this::shown).toList();
    }

    EvidenceRow shown(EvidenceRow row) {
        return shows(row) ? row : new EvidenceRow(
                row.evidence(), row.incident(), row.item(), PrivilegeSight.KEPT, held(row.description()), null, null, PrivilegeSight.KEPT, row.state(), held(row.place()), held(row.obtained()),
                person(row.custodian()), null, row.found(), row.lookedAt(), row.testimony(), row.position(), row.ordinal());
    }

    EvidenceView shown(EvidenceView view) {
        UnaryOperator<CustodyStep> step = s -> shows(view.row()) && !kept.contains(s.ordinal()) ? s : new CustodyStep(
                s.position(), s.ordinal(), s.type(), PrivilegeSight.HEADLINE, person(s.custodian()), null, held(s.place()), held(s.recipient()), held(s.text()), s.testimony());
        return new EvidenceView(shown(view.row()), view.steps().stream().map(step).toList());
    }

    private static @Nullable FreeText held(@Nullable FreeText text) {
        return text == null ? null : PrivilegeSight.KEPT;
    }

    private static @Nullable Personal person(@Nullable Personal person) {
        return person == null ? null : new Personal.Withheld(REASON);
    }
}
