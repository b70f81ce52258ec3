/** From events to a durable block: one thread, many commands a block. Internal to the ledger on MongoDB. */
@NullMarked
package candor.ledger.mongodb.append;

import org.jspecify.annotations.NullMarked;
