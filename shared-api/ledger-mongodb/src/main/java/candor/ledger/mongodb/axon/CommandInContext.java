package candor.ledger.mongodb.axon;

import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageHandlerInterceptor;
import org.axonframework.messaging.core.MessageHandlerInterceptorChain;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;

/**
 * Puts the command into the context it is handled in, where the storage engine finds actor, command id, body hash and If-Match.
 * Axon 5.0.1 puts it only into the context of the handler method, which the engine does not see when an entity is loaded first.
 * Register it as a command handler interceptor.
 */
public final class CommandInContext implements MessageHandlerInterceptor<CommandMessage> {

    @Override
    public MessageStream<?> interceptOnHandle(CommandMessage command, ProcessingContext context,
                                              MessageHandlerInterceptorChain<CommandMessage> chain) {
        return chain.proceed(command, Message.addToContext(context, command));
    }
}
