/** A whole installation in one file, and a new one begun from it. */
@NullMarked
package candor.platform.backup;

import org.jspecify.annotations.NullMarked;
