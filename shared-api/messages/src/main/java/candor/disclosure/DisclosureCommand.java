package candor.disclosure;

import candor.DomainCommand;
import candor.sealing.FreeText;
import java.util.Map;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What is asked to leave the ledger. */
public sealed interface DisclosureCommand extends DomainCommand {
    /** The incident it is about. */
    String incident();

    /** Records that a trail leaves the ledger; refused when the incident has entries after {@code lastOrdinal}. Act. */
    record ExportTrail(
            @TargetEntityId String incident,
            String trail,
            FreeText recipient,
            @Nullable String nonce,
            String policy,
            Map<String, String> withheld,
            Map<String, String> files,
            long lastOrdinal)
            implements DisclosureCommand {}
}
