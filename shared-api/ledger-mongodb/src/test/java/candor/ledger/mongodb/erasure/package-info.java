@NullMarked
package candor.ledger.mongodb.erasure;

import org.jspecify.annotations.NullMarked;
