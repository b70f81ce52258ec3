/** What left the ledger, and the trail that leaves it. */
@org.jspecify.annotations.NullMarked
package candor.query.disclosure;
