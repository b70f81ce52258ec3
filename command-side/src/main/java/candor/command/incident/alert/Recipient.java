package candor.command.incident.alert;

import candor.command.History;
import candor.command.Mailbox;
import candor.incident.AlertEvent.AlertDispatched;
import candor.incident.AlertWay;
import candor.incident.DeliveryOutcome;
import candor.platform.alert.AlertTeams;
import candor.platform.alert.ReachableTeam;
import candor.sealing.Personal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be told, in one way.
 *
 * @param person value is an account reference
 * @param addresses for mail; never stored
 * @param hopeless why nothing is sent; absent where something is
 */
record Recipient(AlertWay way, @Nullable String team, @Nullable Personal person, List<String> addresses, @Nullable DeliveryOutcome hopeless) {

    /** What can be done here at all. */
    record Means(AlertTeams teams, boolean mails) {}

    /** A role that nobody holds, a command that is vacant. */
    static Recipient nobody() {
        return new Recipient(AlertWay.MAIL, null, null, List.of(), DeliveryOutcome.NOBODY);
    }

    static Recipient person(Personal person, Means means, History history) {
        Optional<String> address = Mailbox.of(person, history);
        DeliveryOutcome hopeless = !means.mails() ? DeliveryOutcome.NOT_SET_UP : address.isEmpty() ? DeliveryOutcome.NO_ADDRESS : null;
        return new Recipient(AlertWay.MAIL, null, person, address.stream().toList(), hopeless);
    }

    /** In every way that is set up for it. */
    static Stream<Recipient> team(String name, Means means, boolean drill) {
        Optional<ReachableTeam> known = means.teams().find(name);
        if (known.isEmpty()) {
            return Stream.of(new Recipient(AlertWay.MAIL, name, null, List.of(), DeliveryOutcome.NOT_SET_UP));
        }
        ReachableTeam team = known.get();
        Stream<Recipient> mail = team.mail().isEmpty() ? Stream.empty()
                : Stream.of(new Recipient(AlertWay.MAIL, name, null, team.mail(), means.mails() ? null : DeliveryOutcome.NOT_SET_UP));
        Stream<Recipient> pager = team.pager().stream().map(_ -> new Recipient(AlertWay.WEBHOOK, name, null, List.of(), drill ? DeliveryOutcome.DRILL : null));
        return Stream.concat(pager, mail);
    }

    /** Whoever got an attempt before, as they are reached now. */
    static Recipient again(AlertDispatched before, Means means, boolean drill, History history) {
        if (before.team() == null) {
            return before.person() == null ? nobody() : person(before.person(), means, history);
        }
        return team(before.team(), means, drill).filter(recipient -> recipient.way() == before.way()).findFirst()
                .orElseGet(() -> new Recipient(before.way(), before.team(), null, List.of(), DeliveryOutcome.NOT_SET_UP));
    }

    /** What tells it from other recipients of the same alert. */
    String key() {
        return way + "/" + (team == null ? "" : team) + "/" + (person == null ? "" : person.text().orElse(""));
    }
}
