package candor.command;

import candor.DomainCommand;
import candor.DomainEvent;
import candor.ledger.mongodb.append.CommandFacts;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule.CommandHandlerPhase;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.conversion.MessageConverter;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of one context as an Axon module. An entity per identifier would source the same entries for each of its commands; a decision
 * names its own, so that two people collide only when they act on the same facts.
 */
public final class DecidingModule {
    /** Metadata key of a command: reference of the account that acts. */
    public static final String ACTOR = "actor";

    private static final MessageType DECIDED = new MessageType("candor.Decided");

    private final CommandHandlerPhase handlers;

    public DecidingModule(String context) {
        this.handlers = CommandHandlingModule.named(context).commandHandlers();
    }

    public <C extends DomainCommand> DecidingModule on(Class<C> command, Decision<? super C> decision) {
        return on(command, configuration -> decision);
    }

    /** @param decision built once, with what it needs of the configuration */
    public <C extends DomainCommand> DecidingModule on(Class<C> command, Function<Configuration, Decision<? super C>> decision) {
        handlers.commandHandler(new QualifiedName(command), configuration -> {
            Decision<? super C> built = decision.apply(configuration);
            return (message, context) -> handle(command, built, message, configuration, context);
        });
        return this;
    }

    /** The finished module. */
    public CommandHandlerPhase module() {
        return handlers;
    }

    private static <C extends DomainCommand> MessageStream.Single<CommandResultMessage> handle(
            Class<C> type, Decision<? super C> decision, CommandMessage message, Configuration configuration, ProcessingContext context) {
        C command = Objects.requireNonNull(message.payloadAs(type, configuration.getComponent(MessageConverter.class)));
        Wording.require(command);
        Caller caller = caller(message);
        History history = new History(configuration, context, id(message));
        Set<String> incidents = NeedToKnow.requireBefore(command, caller, history);
        List<? extends DomainEvent> events = decision.decide(command, caller, history);
        NeedToKnow.requireAfter(events, incidents, caller, history);
        EventAppender.forContext(context).append(events);
        return MessageStream.just(new GenericCommandResultMessage(DECIDED, events.size()));
    }

    private static @Nullable UUID id(CommandMessage message) {
        CommandFacts facts = CommandFacts.of(message.metadata());
        return facts.named() ? facts.commandId() : null;
    }

    private static Caller caller(CommandMessage message) {
        @Nullable String account = message.metadata().get(ACTOR);
        return account == null ? Caller.NOBODY : new Caller(account);
    }
}
