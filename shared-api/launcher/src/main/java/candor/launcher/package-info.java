/** The main class; it knows neither side. */
@NullMarked
package candor.launcher;

import org.jspecify.annotations.NullMarked;
