package candor.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the description of an operation says that no signature of a method can: for bodies that are read as bytes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Described {
    String summary();

    String text();

    /** Media types of the body; the first has the schema of {@link #body}, the others are objects. */
    String[] media();

    Class<? extends Record> body();

    /** Whether each message is signed (Standard Webhooks), so that nobody signs in. */
    boolean signed();
}
