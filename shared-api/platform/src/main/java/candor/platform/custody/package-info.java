/** Replacing the keys that sign the log's checkpoints, for whoever owns the machine that holds them. */
@NullMarked
package candor.platform.custody;

import org.jspecify.annotations.NullMarked;
