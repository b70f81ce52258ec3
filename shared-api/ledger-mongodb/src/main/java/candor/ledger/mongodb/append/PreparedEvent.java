package candor.ledger.mongodb.append;

import candor.ledger.entry.EntryDraft;
import candor.ledger.mongodb.block.Disclosures;
import candor.ledger.mongodb.vault.SealedRow;
import java.util.List;
import java.util.Map;

/**
 * An event with everything computed that does not depend on its place.
 *
 * @param draft the entry
 * @param disclosures D of its ordinary components by name
 * @param sealed rows of its sealed components and its actor
 * @param timestamp ISO instant of Axon's message
 * @param metadata of Axon's message
 * @param whole whether the payload was no object
 * @param bytes about what it takes in a block
 */
record PreparedEvent(EntryDraft draft, Disclosures disclosures, List<SealedRow> sealed, String timestamp,
                     Map<String, String> metadata, boolean whole, int bytes) {}
