/**
 * The two ends of witnessing: the role that another party runs from our jar, and this installation's own asking for cosignatures.
 */
@NullMarked
package candor.platform.witness;

import org.jspecify.annotations.NullMarked;
