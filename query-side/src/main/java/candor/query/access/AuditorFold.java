package candor.query.access;

import candor.access.AuditorRow;

/**
 * An auditor's access as it is stored.
 *
 * @param tokenHash hex SHA-256 of its token; no answer holds it
 * @param grantedAt position of the entry that granted it
 */
record AuditorFold(AuditorRow row, String tokenHash, long grantedAt) {}
