/** Blocks: how a group of entries lies in the database. Internal to the ledger on MongoDB. */
@NullMarked
package candor.ledger.mongodb.block;

import org.jspecify.annotations.NullMarked;
