@NullMarked
package candor.ledger.mongodb.append;

import org.jspecify.annotations.NullMarked;
