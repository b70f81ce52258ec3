/** The request context of the read side: which erasures were asked for and what became of them. */
@NullMarked
package candor.query.request;

import org.jspecify.annotations.NullMarked;
