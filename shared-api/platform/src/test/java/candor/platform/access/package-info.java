@NullMarked
package candor.platform.access;

import org.jspecify.annotations.NullMarked;
