package candor.request;

import candor.DomainCommand;
import candor.sealing.FreeText;
import java.util.List;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What is asked about people's data. */
public sealed interface RequestCommand extends DomainCommand {
    /** Random identifier of the request. */
    String request();

    /**
     * Asks that everything sealed for a person be destroyed. Act.
     * @param subject their reference; for staff, the account's
     */
    record RequestErasure(@TargetEntityId String request, String subject, FreeText reason) implements RequestCommand {}

    /**
     * Asks that one sealed field of one entry be destroyed; it happens when a second person confirms it. Act.
     * @param position of the entry in the ledger, from 0
     * @param component name of the field, such as {@code text}
     */
    record RequestContentErasure(
            @TargetEntityId String request, long position, String component, ContentCategory category, FreeText reason)
            implements RequestCommand {}

    /** The second person agrees. Act. */
    record ConfirmContentErasure(@TargetEntityId String request) implements RequestCommand {}

    /** The second person does not agree. Act. */
    record DeclineContentErasure(@TargetEntityId String request, FreeText reason) implements RequestCommand {}

    /**
     * Begins an erasure that was asked for, or refuses it with the ground. By the system only.
     * @param incidents whose entries name the person
     */
    record StartErasure(@TargetEntityId String request, String subject, List<String> incidents) implements RequestCommand {}

    /**
     * Lists what was erased. By the system only.
     * @param stream whose entries lost it
     * @param part number of the list within the stream, from 1
     * @param digests sorted
     */
    record RecordErasure(@TargetEntityId String request, @Nullable String subject, String stream, int part, List<String> digests)
            implements RequestCommand {}

    /** Lists the field that was erased. By the system only. */
    record RecordContentErasure(@TargetEntityId String request, List<String> digests) implements RequestCommand {}
}
