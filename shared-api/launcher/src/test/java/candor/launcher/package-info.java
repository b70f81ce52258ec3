/** Tests of the whole: boundaries, browsers, several processes, the README's own commands. */
@NullMarked
package candor.launcher;

import org.jspecify.annotations.NullMarked;
