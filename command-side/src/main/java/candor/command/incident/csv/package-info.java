/**
 * Takes over an organisation's own incident history from a CSV file (RFC 4180). A mapping, written by whoever knows the file, says which column
 * means what; one row becomes one command and one append, and the whole row is kept sealed beside what was mapped.
 */
@NullMarked
package candor.command.incident.csv;

import org.jspecify.annotations.NullMarked;
