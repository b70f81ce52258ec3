/** Accounts with their roles. */
@org.jspecify.annotations.NullMarked
package candor.query.access;
