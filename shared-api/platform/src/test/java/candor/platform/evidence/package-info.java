/** Tests of the files of evidence. */
@NullMarked
package candor.platform.evidence;

import org.jspecify.annotations.NullMarked;
