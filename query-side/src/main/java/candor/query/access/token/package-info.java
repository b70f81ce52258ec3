/** The tokens by which programs act as an account. */
@org.jspecify.annotations.NullMarked
package candor.query.access.token;
