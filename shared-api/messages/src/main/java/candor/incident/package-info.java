/** What an incident commander does and records, from declaration to closing and reopening. */
@NullMarked
package candor.incident;

import org.jspecify.annotations.NullMarked;
