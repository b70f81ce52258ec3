/** Who needs to know of an incident. */
@org.jspecify.annotations.NullMarked
package candor.query.incident.insider;
