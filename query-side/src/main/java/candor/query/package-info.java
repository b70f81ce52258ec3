/** The read side: projections per context, exports, the console and the read API. */
@org.jspecify.annotations.NullMarked
package candor.query;
