package candor.signal;

import candor.DomainCommand;
import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.Occurred;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** What a signal is asked to do; escalation is a command of the incident it makes. */
public sealed interface SignalCommand extends DomainCommand {
    /** UUIDv7 made by the client. */
    String signal();

    /** Records a suspicion or an alert. The same origin key twice is a repetition, not a second signal. Fact. */
    record RaiseSignal(
            @TargetEntityId String signal,
            SignalChannel channel,
            FreeText source,
            @Nullable String originKey,
            @Nullable FreeText originReference,
            FreeText text,
            boolean confidential,
            Attribution attribution)
            implements SignalCommand {}

    /**
     * Says that something is wrong: anybody who has an account. Fact.
     * @param confidential whether the reporter's name is shown to few
     */
    record ReportSuspicion(@TargetEntityId String signal, FreeText text, @Nullable Occurred occurred, boolean confidential)
            implements SignalCommand {}

    /**
     * Records what a registered system sent. The same origin key twice is a repetition; the same bytes twice are nothing new. Fact.
     * @param signal identifier of the signal, should this be the first time
     */
    record ReceiveAlert(@TargetEntityId String signal, String signalSource, String originKey, Alert alert) implements SignalCommand {}

    /** Tells whoever reported it something. Act. */
    record AnswerReporter(@TargetEntityId String signal, FreeText answer) implements SignalCommand {}

    /** Records that it was said again. Fact. */
    record RepeatSignal(@TargetEntityId String signal, FreeText text, Attribution attribution) implements SignalCommand {}

    /** Says that somebody has read it. Act. */
    record AcknowledgeSignal(@TargetEntityId String signal) implements SignalCommand {}

    /**
     * Judges that it is no incident. Act.
     * @param reason for those who work on incidents
     * @param answer what of it the reporter is told; they see that it was dismissed in any case
     */
    record DismissSignal(@TargetEntityId String signal, FreeText reason, @Nullable FreeText answer, Attribution attribution)
            implements SignalCommand {}

    /** Joins it to an incident. Act. */
    record LinkSignal(
            @TargetEntityId String signal,
            String incident,
            FreeText reason,
            Attribution attribution)
            implements SignalCommand {}
}
