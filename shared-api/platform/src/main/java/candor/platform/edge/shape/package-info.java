/**
 * What a request body may look like, derived once from the command records. Reading a body and describing it are two folds over the
 * same shape, so the description cannot differ from what is accepted.
 */
@NullMarked
package candor.platform.edge.shape;

import org.jspecify.annotations.NullMarked;
