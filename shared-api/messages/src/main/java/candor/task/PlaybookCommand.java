package candor.task;

import candor.DomainCommand;
import candor.sealing.FreeText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What a playbook is asked to do. */
public sealed interface PlaybookCommand extends DomainCommand {
    /** UUIDv7 made by the client, or the UUID of the CACAO playbook it was taken from. */
    String playbook();

    /**
     * Publishes the next version, whole; a published version never changes. Act.
     * @param basedOn the last version that whoever writes has seen, 0 for a new playbook; another one since then refuses it
     * @param changes what is different, and why; absent for a first version
     */
    record PublishPlaybook(
            @TargetEntityId String playbook,
            long basedOn,
            FreeText title,
            @Nullable FreeText summary,
            @Nullable FreeText changes,
            List<PlaybookStep> steps)
            implements PlaybookCommand {}

    /**
     * Publishes what a CACAO 2.0 playbook says as the next version. The same document again adds nothing. Act.
     * @param document the JSON text of one playbook object (OASIS CACAO Security Playbooks 2.0, section 3)
     */
    record ImportCacaoPlaybook(@TargetEntityId String playbook, FreeText document) implements PlaybookCommand {
        /** Bytes of the largest file that is read whole: a hundred times what a long playbook takes. */
        public static final long LARGEST = 1 << 20;

        private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"playbook--([0-9a-f-]{36})\"");

        /** The playbook that a document seems to be; the decision reads it whole, and refuses it with the reason where it is another or none. */
        public static String playbookOf(String document) {
            Matcher id = ID.matcher(document);
            return id.find() ? id.group(1) : "unknown";
        }
    }

    /** Offers it no longer; incidents to which it was applied keep their tasks. A new version offers it again. Act. */
    record RetirePlaybook(@TargetEntityId String playbook, FreeText reason) implements PlaybookCommand {}
}
