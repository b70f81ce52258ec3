package candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainCommand;
import candor.SealedFamily;
import candor.access.AccessCommand;
import candor.command.access.AccessModule;
import candor.command.access.ApiTokenModule;
import candor.command.disclosure.DisclosureModule;
import candor.command.evidence.EvidenceModule;
import candor.command.incident.IncidentModule;
import candor.command.log.LogModule;
import candor.command.request.RequestModule;
import candor.command.request.SealedContents;
import candor.command.signal.SignalModule;
import candor.command.signal.SignalSourceModule;
import candor.command.task.TaskModule;
import candor.disclosure.DisclosureCommand;
import candor.evidence.EvidenceCommand;
import candor.incident.IncidentCommand;
import candor.log.LogCommand;
import candor.request.RequestCommand;
import candor.signal.SignalCommand;
import candor.signal.SignalSourceCommand;
import candor.task.PlaybookCommand;
import candor.task.TaskCommand;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EveryCommandTest {

    @Test
    void ofTheSealedFamiliesIsDecidedBySomeModule() {
        Set<String> handled = new HashSet<>();
        var configuration = Decided.configured(new IncidentModule(), new SignalModule(), new SignalSourceModule(), new EvidenceModule(() -> { }), new AccessModule(), new ApiTokenModule(), new DisclosureModule(), new LogModule(), new RequestModule(new NothingSealed()), new TaskModule())
                .componentRegistry(registry -> registry.registerComponent(CommandBus.class, c -> new Register(handled)))
                .start();
        configuration.shutdown();

        Set<String> declared = Stream.<Class<? extends DomainCommand>>of(IncidentCommand.class, SignalCommand.class, SignalSourceCommand.class, EvidenceCommand.class, AccessCommand.class, DisclosureCommand.class, LogCommand.class, RequestCommand.class, PlaybookCommand.class, TaskCommand.class)
                .flatMap(family -> SealedFamily.records(family).stream())
                .map(Class::getName)
                .collect(Collectors.toSet());
        assertThat(handled).isEqualTo(declared).hasSizeGreaterThan(30);
    }

    /** A ledger without sealed values. */
    private record NothingSealed() implements SealedContents {
        @Override
        public boolean knows(String subject) {
            return false;
        }

        @Override
        public Optional<Field> field(long position, String component) {
            return Optional.empty();
        }
    }

    /** Writes down what is subscribed. */
    private record Register(Set<String> handled) implements CommandBus {
        @Override
        public CommandBus subscribe(QualifiedName name, CommandHandler handler) {
            assertThat(handled.add(name.name())).as(name + " is decided once").isTrue();
            return this;
        }

        @Override
        public CompletableFuture<CommandResultMessage> dispatch(CommandMessage command, @Nullable ProcessingContext context) {
            throw new UnsupportedOperationException("nothing is dispatched here");
        }

        @Override
        public void describeTo(ComponentDescriptor descriptor) {
            descriptor.describeProperty("handled", handled);
        }
    }
}
