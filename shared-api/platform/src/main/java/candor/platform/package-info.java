/** What both sides need of Spring: one Axon configuration, sign-in, the command port, the HTTP edge, health and the command line. */
@NullMarked
package candor.platform;

import org.jspecify.annotations.NullMarked;
