package candor.command.request;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.TagKey;
import candor.command.Caller;
import candor.command.History;
import candor.command.StoredEvents;
import candor.command.request.SealedContents.Field;
import candor.incident.LawEvent.LegalHoldPlaced;
import candor.incident.LawEvent.LegalHoldReleased;
import candor.request.AboutStream;
import candor.request.RequestCommand.ConfirmContentErasure;
import candor.request.RequestCommand.DeclineContentErasure;
import candor.request.RequestCommand.RecordContentErasure;
import candor.request.RequestCommand.RequestContentErasure;
import candor.request.RequestEvent.ContentErased;
import candor.request.RequestEvent.ContentErasureConfirmed;
import candor.request.RequestEvent.ContentErasureRequested;
import candor.request.RequestEvent.ErasureRefused;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** Decides about erasing one field of one entry: one person asks, another agrees. */
record ContentErasures(SealedContents sealed) {

    List<DomainEvent> request(RequestContentErasure command, Caller caller, History history) {
        if (read(command.request(), history).known()) {
            throw SubjectErasures.exists();
        }
        Field field = sealed.field(command.position(), command.component()).orElseThrow(() -> new RuleViolation(
                "request.no-such-field", "This entry has no field of that name that can be erased: look at the entry again."));
        if (!field.open()) {
            throw new RuleViolation("request.already-erased", "This field is erased already: nothing is left to do.");
        }
        return List.of(new ContentErasureRequested(
                command.request(), AboutStream.of(field.stream()).incident(), field.stream(), command.position(), field.ordinal(), command.component(),
                field.digest(), command.category(), command.reason(), Caller.person(account(caller))));
    }

    static List<DomainEvent> confirm(ConfirmContentErasure command, Caller caller, History history) {
        ContentErasureRequested asked = undecided(command.request(), history);
        if (caller.is(asked.requestedBy())) {
            throw new RuleViolation("request.second-person-needed", "You asked for this erasure yourself: a second person has to confirm it.");
        }
        if (asked.incident() != null && isHeld(asked.incident(), history)) {
            throw new RuleViolation("request.legal-hold", "A legal hold stands on this incident: nothing of it may be erased until counsel releases the hold.");
        }
        return List.of(new ContentErasureConfirmed(command.request(), asked.incident(), asked.digest(), Caller.person(account(caller))));
    }

    static List<DomainEvent> decline(DeclineContentErasure command, Caller caller, History history) {
        undecided(command.request(), history);
        return List.of(new ErasureRefused(command.request(), "DECLINED", null, command.reason()));
    }

    static List<DomainEvent> record(RecordContentErasure command, Caller caller, History history) {
        ContentErasureRequested asked = Objects.requireNonNull(read(command.request(), history).asked(), "only what was asked for is recorded");
        var recorded = EventCriteria.havingTags(StreamTag.of(asked.stream())).andBeingOneOfTypes(StoredEvents.namesOf(List.of(ContentErased.class)));
        boolean there = asked.stream().indexOf(':') > 0
                && history.fold(recorded, false, (found, event) -> found || event instanceof ContentErased e && e.request().equals(command.request()));
        AboutStream about = AboutStream.of(asked.stream());
        return there ? List.of() : List.of(new ContentErased(
                command.request(), about.incident(), about.signal(), about.account(), about.grant(), about.origin(), about.otherRequest(), about.playbook(), about.source(),
                asked.position(), asked.ordinal(), asked.component(), asked.category(), command.digests()));
    }

    private static ContentErasureRequested undecided(String request, History history) {
        ContentRequest state = read(request, history);
        if (state.asked() == null) {
            throw new RuleViolation("request.not-found", "There is no such request to erase a field: check the link, or look at the list of requests.");
        }
        if (state.confirmed() || state.refused()) {
            throw new RuleViolation("request.already-decided", "This request is decided already: nothing is left to do.");
        }
        return state.asked();
    }

    private static ContentRequest read(String request, History history) {
        return history.fold(ContentRequest.entries(request), ContentRequest.UNKNOWN, ContentRequest::evolve);
    }

    /** Any hold on the incident, whomever it names: what a text says about whom, nobody knows. */
    private static boolean isHeld(String incident, History history) {
        var holds = EventCriteria.havingTags(Tag.of(TagKey.OF_INCIDENT, incident))
                .andBeingOneOfTypes(StoredEvents.namesOf(List.of(LegalHoldPlaced.class, LegalHoldReleased.class)));
        return !history.fold(holds, Set.<Long>of(), ContentErasures::standing).isEmpty();
    }

    private static Set<Long> standing(Set<Long> holds, DomainEvent event) {
        Set<Long> now = new HashSet<>(holds);
        boolean _ = switch (event) {
            case LegalHoldPlaced e -> now.add(e.hold());
            case LegalHoldReleased e -> now.remove(e.hold());
            default -> false;
        };
        return now;
    }

    private static String account(Caller caller) {
        @Nullable String account = caller.account();
        if (account == null) {
            throw new RuleViolation("request.person-needed", "Erasing a field takes two people who are signed in.");
        }
        return account;
    }
}
