/**
 * Entries and disclosures: what one event leaves in the log, and what may be shown of it (RFC 9901).
 */
@NullMarked
package candor.ledger.entry;

import org.jspecify.annotations.NullMarked;
