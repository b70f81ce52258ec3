@NullMarked
package candor.platform.webhook;

import org.jspecify.annotations.NullMarked;
