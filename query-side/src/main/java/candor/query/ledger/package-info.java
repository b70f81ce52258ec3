/** The log as outsiders read it: tiles for auditors with a token, proofs and receipts for whoever has signed in. */
@org.jspecify.annotations.NullMarked
package candor.query.ledger;
