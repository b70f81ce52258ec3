/** What survives a crash: journal segments, snapshots, and the folder they lie in. */
@NullMarked
package candor.embedded.journal;

import org.jspecify.annotations.NullMarked;
