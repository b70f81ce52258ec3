/** The description of the HTTP interface, derived from what is registered and from the records themselves. */
@NullMarked
package candor.platform.openapi;

import org.jspecify.annotations.NullMarked;
