/** What can happen on the wire between the driver and a MongoDB server, on purpose. For tests and benchmarks of every module. */
@NullMarked
package candor.ledger.mongodb.wire;

import org.jspecify.annotations.NullMarked;
