@NullMarked
package candor.platform.health;

import org.jspecify.annotations.NullMarked;
