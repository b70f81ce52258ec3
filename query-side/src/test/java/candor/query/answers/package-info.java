@NullMarked
package candor.query.answers;

import org.jspecify.annotations.NullMarked;
