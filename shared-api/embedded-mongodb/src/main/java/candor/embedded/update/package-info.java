/** What updates do to a document. */
@NullMarked
package candor.embedded.update;

import org.jspecify.annotations.NullMarked;
