/** Where every context's answers meet behind one door. */
@org.jspecify.annotations.NullMarked
package candor.query.answers;
