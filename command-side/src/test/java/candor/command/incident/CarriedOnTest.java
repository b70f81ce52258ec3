package candor.command.incident;

import static candor.command.incident.Sample.ANN;
import static candor.command.incident.Sample.BEN;
import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.text;
import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainCommand;
import candor.DomainEvent;
import candor.RuleViolation;
import candor.access.AccessCommand.OpenAccount;
import candor.access.Role;
import candor.command.Caller;
import candor.command.StoredEvents;
import candor.command.access.AccessModule;
import candor.command.incident.standing.Entries;
import candor.command.sweep.Nodes;
import candor.command.sweep.Nodes.Node;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.IncidentCommand;
import candor.incident.IncidentKind;
import candor.platform.command.Actor;
import candor.platform.command.Issuance;
import candor.platform.context.ContextModule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Decisions carry on what earlier ones have read: over histories made from a seed and told to two nodes by turns, each decides as one that reads
 * all entries from the first.
 */
class CarriedOnTest {
    private static final int COMMANDS = 150;
    private static final Set<Role> EVERY_ROLE = EnumSet.allOf(Role.class);

    /** What is asked beside the rules of the incident. */
    private static final Set<String> OF_OTHER_THINGS = Set.of("incident.no-such-account", "incident.no-such-team", "incident.not-admitted");

    private int keys;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void decidesAsIfAllWereReadAnew(long seed, @TempDir Path folder) {
        var random = new Random(seed);
        try (Nodes nodes = new Nodes(folder)) {
            List<ContextModule> modules = List.of(new IncidentModule(), new AccessModule());
            List<Node> both = List.of(nodes.start("first", table -> modules), nodes.start("second", table -> modules));
            open(both.getFirst(), ANN);
            open(both.getFirst(), BEN);
            issue(both.getFirst(), ANN, new DeclareIncident(INCIDENT, IncidentKind.INCIDENT, text("Cards leak"), Instant.EPOCH, 2026, NONE));
            int accepted = 0;
            for (int i = 0; i < COMMANDS; i++) {
                accepted += tell(both.get(random.nextInt(both.size())), random.nextBoolean() ? ANN : BEN, RandomHistoriesTest.command(random));
            }
            assertThat(accepted).isGreaterThan(COMMANDS / 10);
        }
    }

    /** @return 1 where it took effect */
    private int tell(Node node, String who, IncidentCommand command) {
        List<DomainEvent> before = all(node);
        try {
            issue(node, who, command);
        } catch (RuleViolation refused) {
            if (!OF_OTHER_THINGS.contains(refused.code())) {
                assertThat(expected(before, who, command)).as(command.toString()).isInstanceOf(RuleViolation.class).extracting("code").isEqualTo(refused.code());
            }
            return 0;
        }
        assertThat(all(node)).as(command.toString()).hasSize(before.size() + 1).last().isEqualTo(expected(before, who, command));
        return 1;
    }

    private static Object expected(List<DomainEvent> before, String who, IncidentCommand command) {
        Incident incident = Incident.UNKNOWN;
        for (DomainEvent event : before) {
            incident = incident.evolve(event);
        }
        try {
            Entries entries = incident.entries();
            return new IncidentRules(incident, incident.situation(new Caller(who), entries)).decide(command);
        } catch (RuleViolation refused) {
            return refused;
        }
    }

    private static List<DomainEvent> all(Node node) {
        EventStorageEngine engine = node.axon().getComponent(EventStorageEngine.class);
        return engine.source(SourcingCondition.conditionFor(Boundary.everything(INCIDENT)), null)
                .reduce(new ArrayList<DomainEvent>(), (events, entry) -> {
                    EventMessage message = entry.message();
                    if (message.type().qualifiedName().toString().contains("incident.")) {
                        events.add(Objects.requireNonNull(message.payloadAs(StoredEvents.typeOf(message.type().qualifiedName()), node.axon().getComponent(EventConverter.class))));
                    }
                    return events;
                }).join();
    }

    private void open(Node node, String account) {
        issue(node, ANN, new OpenAccount(account, Nodes.person(account, account), Nodes.person(account, account), List.copyOf(EVERY_ROLE)));
    }

    private void issue(Node node, String who, DomainCommand command) {
        node.port().issue(command, Issuance.by(new Actor(who, who, EVERY_ROLE), "key-" + ++keys, "00"));
    }
}
