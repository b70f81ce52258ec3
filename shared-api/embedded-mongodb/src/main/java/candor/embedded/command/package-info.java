/** The commands the product uses, and the refusal of every other by name. */
@NullMarked
package candor.embedded.command;

import org.jspecify.annotations.NullMarked;
