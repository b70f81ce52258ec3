@NullMarked
package candor.ledger.mongodb.read;

import org.jspecify.annotations.NullMarked;
