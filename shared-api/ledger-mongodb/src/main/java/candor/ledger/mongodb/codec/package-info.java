/** The one place where events become stored JSON and stored JSON becomes events. */
@NullMarked
package candor.ledger.mongodb.codec;

import org.jspecify.annotations.NullMarked;
