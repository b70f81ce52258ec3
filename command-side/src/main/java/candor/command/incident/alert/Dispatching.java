package candor.command.incident.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.DomainEvent;
import candor.command.Caller;
import candor.command.History;
import candor.command.InCommand;
import candor.command.NeedToKnow;
import candor.command.incident.alert.Alarm.Head;
import candor.command.incident.alert.Recipient.Means;
import candor.incident.AlertChannel;
import candor.incident.AlertDeliveryCommand.DispatchAlert;
import candor.incident.AlertDeliveryCommand.RepeatAlertDelivery;
import candor.incident.AlertEvent.AlertDeliveryRecorded;
import candor.incident.AlertEvent.AlertDispatched;
import candor.incident.AlertEvent.AlertEscalated;
import candor.incident.AlertEvent.TeamAlerted;
import candor.sealing.Personal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of an alert. Only the pass whose decision was stored, and only once it is durable, is handed the messages: all others learn that the
 * command was given before with another body. If its process dies before it has sent, a mail is never sent, and a message to a system is sent again.
 *
 * @param outbox takes what may be sent
 */
record Dispatching(Means means, Consumer<Ready> outbox) {

    List<DomainEvent> dispatch(DispatchAlert command, Caller caller, History history) {
        Alarm alarm = Alarm.read(command.incident(), command.alert(), history);
        TeamAlerted alerted = alarm.requireNext(command.step());
        List<DomainEvent> events = new ArrayList<>();
        Stream<Recipient> recipients = command.step() == 0 ? called(alerted, alarm.head(), history) : escalated(alerted, command.step(), alarm.head(), history, events);
        recipients.forEach(recipient -> {
            var dispatched = new AlertDispatched(
                    command.incident(), command.alert(), command.step(), delivery(command, recipient), 1, recipient.way(), recipient.team(), recipient.person());
            events.addAll(tell(dispatched, recipient, alarm.head(), history));
        });
        return events;
    }

    /** Nothing is handed on where it would be in vain: then that is its outcome. */
    private List<DomainEvent> tell(AlertDispatched dispatched, Recipient recipient, Head head, History history) {
        if (recipient.hopeless() != null) {
            return List.of(dispatched, new AlertDeliveryRecorded(
                    dispatched.incident(), dispatched.alert(), dispatched.delivery(), dispatched.attempt(), recipient.hopeless(), null));
        }
        history.onceDurable(() -> outbox.accept(new Ready(dispatched, head, recipient.addresses())));
        return List.of(dispatched);
    }

    private Stream<Recipient> called(TeamAlerted alerted, Head head, History history) {
        Stream<Recipient> teams = alerted.teams().stream().flatMap(team -> Recipient.team(team, means, head.drill()));
        return alerted.channel() == AlertChannel.MAIL ? Stream.concat(teams, people(alerted, history).stream()) : teams;
    }

    /** Each of them once, whatever they are called for; for whoever does not need to know of a restricted incident it does not exist. */
    private List<Recipient> people(TeamAlerted alerted, History history) {
        Map<String, Personal> people = new LinkedHashMap<>();
        if (alerted.person() != null) {
            people.put(alerted.person().text().orElse(""), alerted.person());
        }
        if (!alerted.roles().isEmpty()) {
            RoleHolders.of(alerted.roles(), history).forEach(account -> people.putIfAbsent(account, Caller.person(account)));
        }
        people.keySet().removeIf(account -> NeedToKnow.hides(alerted.incident(), account, history));
        boolean nobody = people.isEmpty() && alerted.teams().isEmpty();
        return nobody ? List.of(Recipient.nobody()) : people.values().stream().map(person -> Recipient.person(person, means, history)).toList();
    }

    private Stream<Recipient> escalated(TeamAlerted alerted, long step, Head head, History history, List<DomainEvent> events) {
        long waited = alerted.escalateAfter() == null ? 0 : alerted.escalateAfter();
        if (step <= alerted.escalateTo().size()) {
            String team = alerted.escalateTo().get((int) step - 1);
            events.add(new AlertEscalated(alerted.incident(), alerted.alert(), step, waited, team, null));
            return Recipient.team(team, means, head.drill());
        }
        @Nullable Personal commander = InCommand.of(alerted.incident(), history).orElse(null);
        events.add(new AlertEscalated(alerted.incident(), alerted.alert(), step, waited, null, commander));
        return Stream.of(commander == null ? Recipient.nobody() : Recipient.person(commander, means, history));
    }

    /** Of the pass, which is random: whoever knows accounts must not find out from it who was told. */
    private static String delivery(DispatchAlert command, Recipient recipient) {
        String seed = command.pass() + "/" + command.incident() + "/" + command.alert() + "/" + command.step() + "/" + recipient.key();
        return UUID.nameUUIDFromBytes(seed.getBytes(UTF_8)).toString();
    }

    List<DomainEvent> repeat(RepeatAlertDelivery command, Caller caller, History history) {
        Alarm alarm = Alarm.read(command.incident(), command.alert(), history);
        AlertDispatched last = alarm.requireRepeatable(command.delivery(), command.attempt());
        var again = new AlertDispatched(last.incident(), last.alert(), last.step(), last.delivery(), command.attempt(), last.way(), last.team(), last.person());
        return tell(again, Recipient.again(last, means, alarm.head().drill(), history), alarm.head(), history);
    }
}
