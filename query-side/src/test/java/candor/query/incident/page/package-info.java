@org.jspecify.annotations.NullMarked
package candor.query.incident.page;
