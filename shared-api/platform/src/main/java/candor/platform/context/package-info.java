/** How the contexts of both sides become one running Axon configuration. */
@NullMarked
package candor.platform.context;

import org.jspecify.annotations.NullMarked;
