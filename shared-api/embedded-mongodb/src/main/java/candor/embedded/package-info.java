/** An in-process MongoDB-compatible server: durable, indexed and strict; the store that needs no set-up. */
@NullMarked
package candor.embedded;

import org.jspecify.annotations.NullMarked;
