package candor.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** On a node that answers queries: {@code candor.role} is {@code all}, the default, or {@code query}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("!'command'.equalsIgnoreCase('${candor.role:all}')")
public @interface ConditionalOnQuerySide {}
