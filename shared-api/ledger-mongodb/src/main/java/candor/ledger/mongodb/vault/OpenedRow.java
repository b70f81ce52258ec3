package candor.ledger.mongodb.vault;

import candor.ledger.entry.Disclosure;
import org.jspecify.annotations.Nullable;

/**
 * A sealed component in the clear. Its digest has been recomputed and is the one asked for.
 *
 * @param subject reference of the one person it is about; null for free text
 */
public record OpenedRow(Disclosure disclosure, SealClass sealClass, @Nullable String subject) {}
