package candor.command.signal;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.Caller;
import candor.command.History;
import candor.sealing.FreeText;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalCommand.ReportSuspicion;
import candor.signal.SignalEvent.SignalRaised;
import candor.testimony.Attribution;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** The ways in which people raise a signal. */
final class Raising {
    /** Who it was stands in the entry, sealed for that person; this is for everybody to read. */
    private static final FreeText AN_EMPLOYEE = FreeText.of("Employee");

    private static final String RAISED = "signal.SignalRaised";

    private Raising() {}

    /** What the same source said before under the same identifier is said again, and does not become a second signal. */
    static List<DomainEvent> raise(RaiseSignal command, Caller caller, History history) {
        Optional<String> same = ofSameOrigin(command.originKey(), history);
        if (same.isPresent()) {
            return List.of(SignalModule.read(same.get(), history).repeat(same.get(), command.text(), command.attribution()));
        }
        SignalModule.read(command.signal(), history).requireNew();
        Attribution by = command.attribution();
        return List.of(new SignalRaised(
                command.signal(), command.channel(), command.source(), command.originKey(), command.originReference(), command.text(),
                command.confidential(), by.occurred(), by.known(), by.by(), by.means()));
    }

    static List<DomainEvent> report(ReportSuspicion command, Caller caller, History history) {
        if (caller.account() == null) {
            throw new RuleViolation("signal.nobody-reports", "A report is somebody's: sign in, or record who told you.");
        }
        SignalModule.read(command.signal(), history).requireNew();
        return List.of(new SignalRaised(
                command.signal(), SignalChannel.EMPLOYEE, AN_EMPLOYEE, null, null, command.text(), command.confidential(), command.occurred(), null,
                Caller.person(caller.account()), null));
    }

    /** The signal that was raised for the same matter of the same source; the first revision of the event had it under another tag. */
    static Optional<String> ofSameOrigin(@Nullable String originKey, History history) {
        if (originKey == null) {
            return Optional.empty();
        }
        var same = EventCriteria.either(
                EventCriteria.havingTags(Tag.of(TagKey.OF_UID, originKey)).andBeingOneOfTypes(RAISED),
                EventCriteria.havingTags(Tag.of(TagKey.OF_ORIGIN, originKey)).andBeingOneOfTypes(RAISED));
        return history.fold(same, Optional.empty(), (found, event) -> event instanceof SignalRaised raised ? Optional.of(raised.signal()) : found);
    }
}
