@NullMarked
package candor.command.incident.csv;

import org.jspecify.annotations.NullMarked;
