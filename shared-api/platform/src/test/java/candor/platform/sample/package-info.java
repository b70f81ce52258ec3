@NullMarked
package candor.platform.sample;

import org.jspecify.annotations.NullMarked;
