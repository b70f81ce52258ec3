package candor.command.incident.alert;

import candor.DomainEvent;
import candor.command.IncidentStanding;
import candor.incident.AlertChannel;
import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.AlertDeliveryRecorded;
import candor.incident.AlertEvent.AlertDispatched;
import candor.incident.AlertEvent.AlertEscalated;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.AlertWay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the sweeper has to know of an alert: a pure fold of its events. Handled twice, an event changes nothing the second time.
 *
 * @param patience minutes without an acknowledgement after which it is escalated; absent = never
 * @param last step of the last escalation there is
 * @param next step that was not taken yet; 0 for telling those who were called
 * @param since when the step before was taken
 */
record AlertRow(
        String incident, long alert, @Nullable Long patience, long last, IncidentStanding standing, boolean heard, long next, Instant since, List<Sending> sendings) {
    /** Attempts of one message: the last comes some twenty minutes after the first, when somebody else has long been told. */
    static final long MOST_ATTEMPTS = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

    /**
     * A message to one recipient.
     *
     * @param at when what is known last was recorded
     * @param over whether it must not be sent again; a mail of which nothing is known, never
     */
    record Sending(String delivery, AlertWay way, long attempt, Instant at, boolean over) {}

    /**
     * Something that is to be done.
     *
     * @param delivery that is to be sent once more; absent where a step is to be taken
     * @param number of the step, or of the attempt
     */
    record Ask(Instant at, @Nullable String delivery, long number) {}

    static AlertRow of(TeamAlerted event, Instant recorded) {
        boolean tells = !event.teams().isEmpty() || event.channel() == AlertChannel.MAIL;
        long last = event.automatic() && event.escalateAfter() != null ? event.escalateTo().size() + 1L : 0;
        return new AlertRow(
                event.incident(), event.alert(), event.escalateAfter(), last, IncidentStanding.OPEN, false, tells && event.automatic() ? 0 : 1, recorded, List.of());
    }

    AlertRow after(DomainEvent event, Instant recorded) {
        return switch (event) {
            case AlertAcknowledged _ -> with(standing, true, next, since, sendings);
            case AlertDispatched e -> dispatched(e, recorded);
            case AlertEscalated e -> stepped(e.step(), recorded, sendings);
            case AlertDeliveryRecorded e -> with(standing, heard, next, since, sendings.stream().map(sending -> became(sending, e, recorded)).toList());
            default -> with(standing.evolve(event), heard, next, since, sendings);
        };
    }

    private AlertRow dispatched(AlertDispatched event, Instant recorded) {
        if (sendings.stream().anyMatch(sending -> sending.delivery().equals(event.delivery()) && sending.attempt() >= event.attempt())) {
            return this;
        }
        List<Sending> all = new ArrayList<>(sendings);
        all.removeIf(sending -> sending.delivery().equals(event.delivery()));
        all.add(new Sending(event.delivery(), event.way(), event.attempt(), recorded, event.way() == AlertWay.MAIL));
        return event.step() < next ? with(standing, heard, next, since, List.copyOf(all)) : stepped(event.step(), recorded, List.copyOf(all));
    }

    private AlertRow stepped(long step, Instant recorded, List<Sending> all) {
        return step < next ? this : with(standing, heard, step + 1, recorded, all);
    }

    private static Sending became(Sending sending, AlertDeliveryRecorded event, Instant recorded) {
        boolean same = sending.delivery().equals(event.delivery()) && sending.attempt() == event.attempt();
        return same ? new Sending(sending.delivery(), sending.way(), sending.attempt(), recorded, !event.outcome().mayBeRepeated(sending.way())) : sending;
    }

    private AlertRow with(IncidentStanding stands, boolean isHeard, long step, Instant from, List<Sending> all) {
        return new AlertRow(incident, alert, patience, last, stands, isHeard, step, from, all);
    }

    /** Whether somebody still waits for an answer. */
    boolean stillWaits() {
        return standing == IncidentStanding.OPEN && !heard;
    }

    /** What is to be done, and when. */
    List<Ask> asks() {
        return stillWaits() ? Stream.concat(step(), again()).sorted(Comparator.comparing(Ask::at)).toList() : List.of();
    }

    private Stream<Ask> step() {
        if (next == 0) {
            return Stream.of(new Ask(since, null, 0));
        }
        return next > last || patience == null ? Stream.empty() : Stream.of(new Ask(since.plus(Duration.ofMinutes(patience)), null, next));
    }

    private Stream<Ask> again() {
        return sendings.stream().filter(sending -> !sending.over() && sending.attempt() < MOST_ATTEMPTS)
                .map(sending -> new Ask(sending.at().plus(pause(sending.attempt())), sending.delivery(), sending.attempt() + 1));
    }

    private static Duration pause(long attempt) {
        return FIRST_PAUSE.multipliedBy(1L << (2 * (attempt - 1)));
    }
}
