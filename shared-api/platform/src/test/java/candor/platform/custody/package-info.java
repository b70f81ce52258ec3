@NullMarked
package candor.platform.custody;

import org.jspecify.annotations.NullMarked;
