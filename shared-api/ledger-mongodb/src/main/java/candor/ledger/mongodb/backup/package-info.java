/**
 * Backups: a whole ledger in one file, and a new log that begins with what such a file holds.
 */
@NullMarked
package candor.ledger.mongodb.backup;

import org.jspecify.annotations.NullMarked;
