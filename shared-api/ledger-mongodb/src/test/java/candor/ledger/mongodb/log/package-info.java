@NullMarked
package candor.ledger.mongodb.log;

import org.jspecify.annotations.NullMarked;
