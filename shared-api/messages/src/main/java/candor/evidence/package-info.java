/** Evidence: files and things kept for an incident, each with its digest and the line of hands it went through. */
@NullMarked
package candor.evidence;

import org.jspecify.annotations.NullMarked;
