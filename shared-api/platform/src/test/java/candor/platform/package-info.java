@NullMarked
package candor.platform;

import org.jspecify.annotations.NullMarked;
