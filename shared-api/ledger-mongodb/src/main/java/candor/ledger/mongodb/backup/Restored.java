package candor.ledger.mongodb.backup;

import candor.ledger.mongodb.Predecessor;

/**
 * What a restore has made.
 *
 * @param origin of the new log
 * @param predecessor the log in the backup
 * @param erasures how many erasures were carried out again because they are younger than the backup
 */
public record Restored(String origin, Predecessor predecessor, long erasures) {}
