/** A form for every command, made from the command's own record components, and read back into the JSON the API takes. */
@NullMarked
package candor.query.console.form;

import org.jspecify.annotations.NullMarked;
