@NullMarked
package candor.embedded;

import org.jspecify.annotations.NullMarked;
