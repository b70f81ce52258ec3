/** What people ask us to do with data about them: erasure, which really destroys. */
@NullMarked
package candor.request;

import org.jspecify.annotations.NullMarked;
