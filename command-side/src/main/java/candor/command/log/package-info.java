/** What the log says of itself: which key signs its checkpoints. */
@NullMarked
package candor.command.log;

import org.jspecify.annotations.NullMarked;
