package candor.command.request;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.Caller;
import candor.command.History;
import candor.command.StoredEvents;
import candor.request.AboutStream;
import candor.request.RequestCommand.RecordErasure;
import candor.request.RequestCommand.RequestErasure;
import candor.request.RequestCommand.StartErasure;
import candor.request.RequestEvent.ErasureRefused;
import candor.request.RequestEvent.ErasureRequested;
import candor.request.RequestEvent.ErasureStarted;
import candor.request.RequestEvent.PersonalDataErased;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.jspecify.annotations.Nullable;

/** Decides about erasing people. */
record SubjectErasures(SealedContents sealed) {
    private static final Set<QualifiedName> ERASED = StoredEvents.namesOf(List.of(PersonalDataErased.class));

    List<DomainEvent> request(RequestErasure command, Caller caller, History history) {
        if (history.fold(ContentRequest.entries(command.request()), ContentRequest.UNKNOWN, ContentRequest::evolve).known()) {
            throw exists();
        }
        if (!sealed.knows(command.subject())) {
            throw new RuleViolation("request.no-such-subject", "Nothing is sealed for a person of this reference: look the person up again.");
        }
        ErasureHistory before = history.fold(ErasureHistory.entries(command.subject(), List.of()), ErasureHistory.of(command.subject()), ErasureHistory::evolve);
        if (before.started()) {
            throw new RuleViolation("request.already-erased", "The data of this person are erased already, or are being erased: nothing is left to do.");
        }
        if (before.accountOpen()) {
            throw new RuleViolation("request.account-open", "This person still has an open account here: close it first, then nothing new arises.");
        }
        return List.of(new ErasureRequested(command.request(), command.subject(), command.reason()));
    }

    static RuleViolation exists() {
        return new RuleViolation("request.exists", "A request of this identifier exists already: look at it, or make a new one.");
    }

    /** The append depends on all that was looked at: a hold that is placed at the same moment wins or loses, and never both happen. */
    static List<DomainEvent> start(StartErasure command, Caller caller, History history) {
        var entries = ErasureHistory.entries(command.subject(), command.incidents());
        ErasureHistory now = history.fold(entries, ErasureHistory.of(command.subject()), ErasureHistory::evolve);
        if (now.started()) {
            return refused(command, "ALREADY_ERASED", null);
        }
        if (now.hold().isPresent()) {
            return refused(command, "LEGAL_HOLD", now.hold().get());
        }
        return now.accountOpen() ? refused(command, "ACCOUNT_OPEN", null) : List.of(new ErasureStarted(command.request(), command.subject()));
    }

    private static List<DomainEvent> refused(StartErasure command, String ground, @Nullable String hold) {
        return List.of(new ErasureRefused(command.request(), ground, hold, null));
    }

    /** Done again after a crash, it finds its list there and adds nothing. */
    static List<DomainEvent> record(RecordErasure command, Caller caller, History history) {
        boolean there = command.stream().indexOf(':') > 0 && history.fold(
                EventCriteria.havingTags(StreamTag.of(command.stream())).andBeingOneOfTypes(ERASED), false, (found, event) -> found || is(event, command));
        AboutStream about = AboutStream.of(command.stream());
        return there ? List.of() : List.of(new PersonalDataErased(
                command.request(), command.subject(), about.incident(), about.signal(), about.account(), about.grant(), about.origin(), about.otherRequest(), about.playbook(), about.source(),
                command.part(), command.digests()));
    }

    private static boolean is(DomainEvent event, RecordErasure command) {
        return event instanceof PersonalDataErased erased && erased.request().equals(command.request()) && erased.part() == command.part();
    }
}
