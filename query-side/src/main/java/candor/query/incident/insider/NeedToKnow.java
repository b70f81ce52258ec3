package candor.query.incident.insider;

import candor.access.NamedAccount;
import candor.incident.Insiders;
import candor.incident.NeedToKnowView;
import candor.incident.NeedToKnowView.Knower;
import candor.incident.NeedToKnowView.Why;
import candor.incident.ResponseRole;
import candor.platform.command.Actor;
import candor.query.access.AccountNames;
import candor.query.fold.ReadModel;
import candor.query.fold.Row;
import candor.query.incident.Accounts;
import candor.sealing.Personal;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which incidents do not exist for whom. What counts is the restriction as it is now, however far somebody looks back. */
public final class NeedToKnow {
    /** More restricted incidents than that, and something else is wrong. */
    private static final int MOST = 10_000;

    private final ReadModel<Insiders> incidents;
    private final AccountNames names;

    public NeedToKnow(ReadModel<Insiders> incidents, AccountNames names) {
        this.incidents = incidents;
        this.names = names;
    }

    /** Identifiers of the incidents that this reader does not need to know of. */
    public Set<String> hiddenFrom(Actor reader) {
        if (Insiders.BY_ROLE.stream().anyMatch(reader::holds)) {
            return Set.of();
        }
        return incidents.find(Filters.eq(InsiderProjection.RESTRICTED, true), Sorts.ascending("_id"), 0, MOST).stream()
                .filter(row -> !row.state().include(reader.account()))
                .map(Row::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who sees it, where it is restricted. */
    public Optional<NeedToKnowView> of(String incident) {
        return incidents.find(incident).map(Row::state).filter(Insiders::restricted).map(this::view);
    }

    private NeedToKnowView view(Insiders insiders) {
        List<Knower> people = new ArrayList<>();
        add(people, insiders.commander(), Why.COMMANDER, null);
        add(people, insiders.offeredTo(), Why.OFFERED_COMMAND, null);
        insiders.holders().forEach(holder -> add(people, holder.person(), Why.ROLE, holder.role()));
        insiders.admitted().forEach(person -> add(people, person, Why.ADMITTED, null));
        add(people, insiders.restrictedBy(), Why.RESTRICTED_IT, null);
        AccountNames.Lookup lookup = names.lookup(people.stream().<@Nullable NamedAccount>map(Knower::person).toList());
        return new NeedToKnowView(people.stream().map(knower -> new Knower(lookup.name(knower.person()), knower.why(), knower.role())).toList());
    }

    private static void add(List<Knower> people, @Nullable Personal person, Why why, @Nullable ResponseRole role) {
        if (person != null) {
            people.add(new Knower(Accounts.of(person), why, role));
        }
    }
}
