/** Counts over incidents, with exact arithmetic. */
@org.jspecify.annotations.NullMarked
package candor.query.figures;
