/** Calls between our own processes: from the query side to the command side, from the command line to the server. */
@NullMarked
package candor.platform.internal;

import org.jspecify.annotations.NullMarked;
