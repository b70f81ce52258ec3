/** What every context speaks: the marks of commands and events, the closed list of tag keys, and how an act is refused. */
@NullMarked
package candor;

import org.jspecify.annotations.NullMarked;
