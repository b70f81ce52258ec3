package candor.command.incident;

import static candor.command.incident.Sample.declare;
import static candor.command.incident.Sample.text;
import static org.assertj.core.api.Assertions.assertThat;

import candor.command.Decided;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.incident.JoinCommand.SplitIncident;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.NoteCommand;
import candor.testimony.Attribution;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.Test;

class GaplessReferencesTest {
    private static final int THREADS = 8;
    private static final int EACH = 40;

    private final EventStorageEngine store = new InMemoryEventStorageEngine();

    @Test
    void areGivenOnceEachByManyThreadsOfOneNode() throws Exception {
        var node = node();
        var conflicts = run(List.of(node));
        node.shutdown();

        assertThat(references()).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(conflicts).as("declarations of one node take turns").isZero();
    }

    @Test
    void areGivenOnceEachByTwoNodesOverOneStore() throws Exception {
        var nodes = List.of(node(), node());
        run(nodes);
        nodes.forEach(AxonConfiguration::shutdown);

        assertThat(references()).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void areGivenOnceEachToWhatIsSplitOffToo() throws Exception {
        var node = node();
        var gateway = node.getComponent(CommandGateway.class);
        long conflicts = inThreads(prefix -> {
            long lost = 0;
            for (int i = 0; i < EACH / 2; i++) {
                lost += send(gateway, prefix + i);
                lost += send(gateway, new SplitIncident(prefix + i, "s" + prefix + i, List.of(1L), text("x"), text("x"), Sample.NOW, 2026, Attribution.NONE));
            }
            return lost;
        });
        node.shutdown();

        assertThat(references()).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(conflicts).as("splits of one node take turns with declarations").isZero();
    }

    /** What one thread does, under a prefix of its own; how often it lost a race. */
    private interface Work {
        long done(String prefix) throws Exception;
    }

    private static long inThreads(Work work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = IntStream.range(0, THREADS).mapToObj(t -> (Callable<Long>) () -> work.done("t" + t + "-")).toList();
            long conflicts = 0;
            for (Future<Long> done : threads.invokeAll(all)) {
                conflicts += done.get();
            }
            return conflicts;
        }
    }

    @Test
    void areNotUsedUpByWhatIsRefused() throws Exception {
        var node = node();
        var gateway = node.getComponent(CommandGateway.class);
        send(gateway, "a");
        for (int i = 0; i < 5; i++) {
            var refused = new ImportIncident("a", "veris", "k", text("r"), text("s"), text("d"), text("x"), Sample.NOW, 2026, Attribution.NONE, List.of());
            assertThat(gateway.send(refused).getResultMessage()).failsWithin(java.time.Duration.ofMinutes(1));
            var mixed = new ImportIncident(
                    "b" + i, "veris", "k" + i, text("r"), text("s"), text("d"), text("x"), Sample.NOW, 2026, Attribution.NONE,
                    List.of(new candor.incident.NoteCommand.AddNote("c", text("x"), Attribution.NONE)));
            assertThat(gateway.send(mixed).getResultMessage()).failsWithin(java.time.Duration.ofMinutes(1));
        }
        send(gateway, "z");
        var taken = new ImportIncident("y", "veris", "k", text("r"), text("s"), text("d"), text("x"), Sample.NOW, 2026, Attribution.NONE, List.of());
        gateway.send(taken).getResultMessage().get();
        node.shutdown();

        assertThat(references()).containsExactlyInAnyOrder("INC-2026-0001", "INC-2026-0002", "IMP-2026-0001");
    }

    private AxonConfiguration node() {
        return Decided.configured(new IncidentModule()).registerEventStorageEngine(configuration -> store).start();
    }

    private static List<String> expected() {
        return IntStream.rangeClosed(1, THREADS * EACH).mapToObj("INC-2026-%04d"::formatted).toList();
    }

    private List<String> references() {
        return store.source(SourcingCondition.conditionFor(EventCriteria.havingAnyTag()), null)
                .reduce(new ArrayList<String>(), (found, entry) -> {
                    if (entry.message().payload() instanceof IncidentDeclared declared) {
                        found.add(declared.reference());
                    }
                    return found;
                })
                .join();
    }

    private static long run(List<AxonConfiguration> nodes) throws Exception {
        return inThreads(prefix -> declareSome(nodes.get(Integer.parseInt(prefix.substring(1, prefix.length() - 1)) % nodes.size()).getComponent(CommandGateway.class), prefix));
    }

    private static long declareSome(CommandGateway gateway, String prefix) throws Exception {
        long conflicts = 0;
        for (int i = 0; i < EACH; i++) {
            conflicts += send(gateway, prefix + i);
        }
        return conflicts;
    }

    /** Repeats what lost a race, as the port does; counts how often it lost. */
    private static long send(CommandGateway gateway, String incident) throws Exception {
        return send(gateway, declare(incident));
    }

    private static long send(CommandGateway gateway, Object command) throws Exception {
        for (long conflicts = 0; ; conflicts++) {
            try {
                gateway.send(command).getResultMessage().get();
                return conflicts;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof AppendEventsTransactionRejectedException)) {
                    throw e;
                }
            }
        }
    }
}
