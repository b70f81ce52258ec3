/** The list of incidents, their pages and their timelines. */
@org.jspecify.annotations.NullMarked
package candor.query.incident;
