/** How entries of earlier releases are read in the form of this one. */
@NullMarked
package candor.platform.revision;

import org.jspecify.annotations.NullMarked;
