/** The read side behind its real port: platform, sign-in, store and read models as in the product, with commands that decide nothing. */
@org.jspecify.annotations.NullMarked
package candor.query.server;
