/** Makes a signal of each MISP event and each STIX bundle that comes while there is no incident yet: triage sees it in the inbox. */
@NullMarked
package candor.command.signal.intelligence;

import org.jspecify.annotations.NullMarked;
