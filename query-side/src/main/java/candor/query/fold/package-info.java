/** Projections as pure folds and the one writer that stores their rows. */
@org.jspecify.annotations.NullMarked
package candor.query.fold;
