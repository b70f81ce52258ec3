/** Tests of the stored form of events. */
@NullMarked
package candor.ledger.mongodb.codec;

import org.jspecify.annotations.NullMarked;
