/** The command line: commands found by service loader, talking to the running server first. */
@NullMarked
package candor.platform.cli;

import org.jspecify.annotations.NullMarked;
