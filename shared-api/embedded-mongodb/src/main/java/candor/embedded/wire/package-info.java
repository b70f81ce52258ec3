/** The MongoDB wire protocol on a loopback socket. */
@NullMarked
package candor.embedded.wire;

import org.jspecify.annotations.NullMarked;
