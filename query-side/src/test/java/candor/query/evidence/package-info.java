/** Tests of evidence as people see it. */
@NullMarked
package candor.query.evidence;

import org.jspecify.annotations.NullMarked;
