package candor.query.signal;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.OversizedEvent;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.EventReceipt;
import candor.platform.edge.CommandEdge;
import candor.platform.edge.Malformation;
import candor.platform.edge.Problems;
import candor.query.Projected;
import candor.query.console.Sentences;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Judges several signals alike: each is its own command with its own entry, and what is refused of one does not hold up the others. */
final class Triage {
    /** As many as share a block of the ledger; more would only wait for each other. */
    private static final int AT_ONCE = 16;

    private final CommandEdge edge;
    private final Projected projected;

    Triage(CommandEdge edge, Projected projected) {
        this.edge = edge;
        this.projected = projected;
    }

    /**
     * What became of it.
     *
     * @param done how many were judged
     * @param refused those that were not
     */
    record Outcome(long done, List<Refused> refused) {}

    /** @param sentence why */
    record Refused(String signal, String sentence) {}

    /** @param key of the form: handed in again, each command is the same */
    Outcome judge(Class<? extends DomainCommand> command, List<String> signals, ObjectNode body, Actor actor, String key) {
        List<Future<Accepted>> under = new ArrayList<>();
        try (var workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            signals.forEach(signal -> under.add(workers.submit(() ->
                    edge.issue(command, Map.of("signal", signal), body.deepCopy(), actor, key + "-" + signal, OptionalLong.empty()))));
        }
        List<Refused> refused = new ArrayList<>();
        long last = -1;
        for (int i = 0; i < signals.size(); i++) {
            try {
                last = Math.max(last, under.get(i).get().events().stream().mapToLong(EventReceipt::position).max().orElse(-1));
            } catch (ExecutionException failed) {
                refused.add(new Refused(signals.get(i), sentence(Objects.requireNonNull(failed.getCause()))));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new LedgerUnavailable(LedgerUnavailable.OUTCOME_UNKNOWN, "the server is stopping: send the form again", stopping);
            }
        }
        projected.await(last);
        return new Outcome(signals.size() - refused.size(), List.copyOf(refused));
    }

    private static String sentence(Throwable failed) {
        return switch (failed) {
            case RuleViolation _, Malformation _, OversizedEvent _, IdempotencyConflict _, LedgerUnavailable _, MongoException _ ->
                    Sentences.whole(Problems.of(failed).detail());
            case RuntimeException unexpected -> throw unexpected;
            default -> throw new IllegalStateException(failed);
        };
    }
}
