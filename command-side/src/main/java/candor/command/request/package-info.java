/** Erasing people and single fields for good: what is decided, and the automation that carries it out. */
@NullMarked
package candor.command.request;

import org.jspecify.annotations.NullMarked;
