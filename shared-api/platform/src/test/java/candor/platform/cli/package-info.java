@NullMarked
package candor.platform.cli;

import org.jspecify.annotations.NullMarked;
