/** The log as this process knows it: its end, its recent past, and whether it can be trusted. Internal to the ledger on MongoDB. */
@NullMarked
package candor.ledger.mongodb.log;

import org.jspecify.annotations.NullMarked;
