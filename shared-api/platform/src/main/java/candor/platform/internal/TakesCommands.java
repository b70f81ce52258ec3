package candor.platform.internal;

import candor.platform.NodeRole;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether this node's role takes commands. */
public final class TakesCommands implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty("candor.role", NodeRole.class, NodeRole.ALL).takesCommands();
    }
}
