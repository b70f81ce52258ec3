/** The smallest context that can be: accounts, signals and notes, decided without the rules of the real ones. */
@NullMarked
package candor.platform.tiny;

import org.jspecify.annotations.NullMarked;
