/**
 * Takes over incidents recorded in VERIS 1.3.x and 1.4 (Vocabulary for Event Recording and Incident Sharing), such as those of the
 * VERIS Community Database. One record becomes one command and one append; the whole record is kept sealed beside what was mapped.
 */
@NullMarked
package candor.command.incident.veris;

import org.jspecify.annotations.NullMarked;
