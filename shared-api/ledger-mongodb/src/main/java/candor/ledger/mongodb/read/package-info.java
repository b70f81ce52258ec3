/** From blocks to events and evidence. Internal to the ledger on MongoDB. */
@NullMarked
package candor.ledger.mongodb.read;

import org.jspecify.annotations.NullMarked;
