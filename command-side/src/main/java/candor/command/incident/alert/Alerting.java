package candor.command.incident.alert;

import candor.RuleViolation;
import candor.command.incident.alert.AlertPost.Became;
import candor.command.incident.alert.AlertRow.Ask;
import candor.command.sweep.Due;
import candor.command.sweep.DueHandler;
import candor.incident.AlertDeliveryCommand;
import candor.incident.AlertDeliveryCommand.DispatchAlert;
import candor.incident.AlertDeliveryCommand.RecordAlertDelivery;
import candor.incident.AlertDeliveryCommand.RepeatAlertDelivery;
import candor.incident.AlertEvent.AlertDispatched;
import candor.incident.DeliveryOutcome;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people of alerts and escalates them: first it is recorded, then sent, and then what became of it is recorded. */
final class Alerting implements DueHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);

    private final CommandPort port;
    private final AlertPost post;
    private final Outbox outbox;

    Alerting(CommandPort port, AlertPost post, Outbox outbox) {
        this.port = port;
        this.post = post;
        this.outbox = outbox;
    }

    /** What was recorded by this process and is not sent yet. */
    static final class Outbox {
        private final ConcurrentLinkedQueue<Ready> ready = new ConcurrentLinkedQueue<>();

        void add(Ready one) {
            ready.add(one);
        }
    }

    @Override
    public String kind() {
        return DueAlerts.KIND;
    }

    /** Without mail server and without teams too: then it is recorded that nobody was told. */
    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public synchronized Set<String> handle(List<Due> due) {
        String pass = UUID.randomUUID().toString();
        for (Due one : due) {
            AlertRow row = DueAlerts.read(one.row());
            row.asks().stream().filter(ask -> !ask.at().isAfter(one.at())).forEach(ask -> record(row, ask, pass));
        }
        send();
        return Set.of();
    }

    /** The same step has the same id on every node and after every restart, and each pass another body: so of all that take it one is answered. */
    private void record(AlertRow row, Ask ask, String pass) {
        String which = row.incident() + "/" + row.alert();
        if (ask.delivery() == null) {
            issue("step/" + which + "/" + ask.number(), pass, new DispatchAlert(row.incident(), row.alert(), ask.number(), pass));
        } else {
            issue("attempt/" + ask.delivery() + "/" + ask.number(), pass, new RepeatAlertDelivery(row.incident(), row.alert(), ask.delivery(), ask.number()));
        }
    }

    private void issue(String id, String body, AlertDeliveryCommand command) {
        try {
            port.issue(command, Issuance.bySystem("alert/" + id, BodyHash.of(body)));
        } catch (RuleViolation | IdempotencyConflict e) {
            LOG.debug("an alert needs nothing any more, or another pass has done it: {}", e.getClass().getSimpleName());
        } catch (LedgerUnavailable e) {
            LOG.warn("what an alert needs cannot be recorded and is tried again: {}", e.code());
        }
    }

    /** All at once: who can be reached must not wait for whom cannot. */
    private void send() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Ready one = outbox.ready.poll(); one != null; one = outbox.ready.poll()) {
                Ready ready = one;
                threads.execute(() -> send(ready));
            }
        }
    }

    private void send(Ready ready) {
        AlertDispatched told = ready.dispatched();
        Became became = post.hand(ready);
        if (became.outcome() != DeliveryOutcome.HANDED_OVER) {
            LOG.warn("an alert was not handed over by {}: {}", told.way(), became.outcome());
        }
        issue("outcome/" + told.delivery() + "/" + told.attempt(), told.delivery(),
                new RecordAlertDelivery(told.incident(), told.alert(), told.delivery(), told.attempt(), became.outcome(), became.status()));
    }
}
