/** The web console: layout, forms, sign-in and set-up. */
@NullMarked
package candor.query.console;

import org.jspecify.annotations.NullMarked;
