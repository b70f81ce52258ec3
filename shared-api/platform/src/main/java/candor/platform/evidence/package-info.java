/** The files of evidence: kept once for the same bytes, outside the log, in the data folder or in the database, and never in memory as a whole. */
@NullMarked
package candor.platform.evidence;

import org.jspecify.annotations.NullMarked;
