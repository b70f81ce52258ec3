package candor.query.incident;

import candor.incident.IncidentView.Closing;
import candor.incident.IncidentView.Conflict;
import candor.incident.IncidentView.Contest;
import candor.incident.IncidentView.Decision;
import candor.incident.IncidentView.Irregularity;
import candor.incident.IncidentView.Reopening;
import candor.sealing.FreeText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines of entries that anybody may read, without what they repeat of privileged ones.
 *
 * @param kept ordinals of the privileged entries
 */
record PrivilegedQuotes(Set<Long> kept) {

    /** A decision repeats the question of the one it replaces, and the reason for which a later one replaced it. */
    List<Decision> shown(List<Decision> all) {
        var withheld = new HashSet<Long>();
        var withoutQuestion = new HashSet<Long>();
        for (Decision d : all) {
            boolean isKept = kept.contains(d.ordinal());
            if (isKept) {
                withheld.add(d.number());
            }
            if (d.supersedes() == null ? isKept : withoutQuestion.contains(d.supersedes())) {
                withoutQuestion.add(d.number());
            }
        }
        return all.stream()
                .filter(d -> !kept.contains(d.ordinal()))
                .map(d -> without(d, withoutQuestion.contains(d.number()), d.supersededBy() != null && withheld.contains(d.supersededBy())))
                .toList();
    }

    private static Decision without(Decision d, boolean question, boolean because) {
        return new Decision(
                d.number(), d.ordinal(), question ? held(d.question()) : d.question(), d.options(), d.choice(), d.rationale(), d.asKnownAt(), d.supersedes(),
                d.supersededBy(), because ? held(d.supersededBecause()) : d.supersededBecause(), d.testimony());
    }

    Irregularity shown(Irregularity i) {
        boolean explanation = i.explainedBy() != null && kept.contains(i.explainedBy());
        return explanation ? new Irregularity(i.ordinal(), i.headline(), i.rules(), held(i.explanation()), i.explainedBy()) : i;
    }

    Closing shown(Closing c) {
        Reopening again = c.reopened();
        if (again == null || !kept.contains(again.ordinal())) {
            return c;
        }
        Reopening withheld = new Reopening(again.ordinal(), PrivilegeSight.KEPT, PrivilegeSight.withheld(again.testimony()));
        return new Closing(c.ordinal(), c.outcome(), c.reason(), c.openItems(), c.overrideReason(), withheld, c.testimony());
    }

    Conflict shown(Conflict c) {
        return kept.contains(c.entry())
                ? new Conflict(c.ordinal(), c.entry(), PrivilegeSight.HEADLINE, null, c.otherSource(), c.otherStatement(), c.testimony())
                : c;
    }

    Contest shown(Contest c) {
        return kept.contains(c.entry())
                ? new Contest(c.ordinal(), c.entry(), PrivilegeSight.HEADLINE, c.contestedBy(), c.statement(), c.testimony())
                : c;
    }

    private static @Nullable FreeText held(@Nullable FreeText text) {
        return text == null ? null : PrivilegeSight.KEPT;
    }
}
