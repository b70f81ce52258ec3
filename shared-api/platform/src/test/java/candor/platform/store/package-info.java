/** Tests of what a server does with its store by itself. */
@NullMarked
package candor.platform.store;

import org.jspecify.annotations.NullMarked;
