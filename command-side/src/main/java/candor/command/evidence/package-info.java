/** Evidence: collected once, passed on from hand to hand, looked at, given up; the decisions know digests, never bytes. */
@NullMarked
package candor.command.evidence;

import org.jspecify.annotations.NullMarked;
