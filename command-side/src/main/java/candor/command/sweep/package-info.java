/** The passage of time as commands: what is due stands in a table that is made of the log, and one node at a time sweeps it. */
@NullMarked
package candor.command.sweep;

import org.jspecify.annotations.NullMarked;
