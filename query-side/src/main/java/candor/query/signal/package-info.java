/** The inbox of signals. */
@org.jspecify.annotations.NullMarked
package candor.query.signal;
