/** The teams that this installation can reach by itself. */
@NullMarked
package candor.platform.alert;

import org.jspecify.annotations.NullMarked;
