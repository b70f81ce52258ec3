/** Tests of evidence. */
@NullMarked
package candor.command.evidence;

import org.jspecify.annotations.NullMarked;
