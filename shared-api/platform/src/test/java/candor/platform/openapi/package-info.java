@NullMarked
package candor.platform.openapi;

import org.jspecify.annotations.NullMarked;
