/** How the benchmarks of this module measure: peers in turns in the same run, so that what else the machine does falls on both. */
@NullMarked
package candor.ledger.mongodb.measure;

import org.jspecify.annotations.NullMarked;
