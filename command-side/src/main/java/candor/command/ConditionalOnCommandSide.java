package candor.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** On a node that takes commands: {@code candor.role} is {@code all}, the default, or {@code command}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("!'query'.equalsIgnoreCase('${candor.role:all}')")
public @interface ConditionalOnCommandSide {}
