package candor.query.request;

import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.vault.Committed;
import candor.platform.store.KeyEpochs;
import candor.query.incident.IncidentReferences;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the ledger holds of a person, by reference. */
final class PeopleHeld {
    private static final String INCIDENT = "incident:";

    private final Supplier<MongoLedger> ledger;
    private final IncidentReferences references;
    private final Supplier<KeyEpochs> epochs;

    PeopleHeld(Supplier<MongoLedger> ledger, IncidentReferences references, Supplier<KeyEpochs> epochs) {
        this.epochs = epochs;
        this.ledger = ledger;
        this.references = references;
    }

    /**
     * One field that is sealed for them.
     *
     * @param citation such as {@code INC-2026-0007/12}; outside of incidents the position in the ledger
     * @param href of the entry; empty where it has no page
     */
    public record Held(String citation, String href, String component) {}

    /** References of those for whom an e-mail address is sealed. */
    List<String> named(String emailAddress) {
        return List.copyOf(ledger.get().subjectsOf(emailAddress));
    }

    /** When what was erased at a moment is gone from backups too. */
    Instant finalAfter(Instant erased) {
        return epochs.get().finalAfter(erased);
    }

    /** In the order of positions; empty where nothing is held, and for somebody unknown. */
    List<Held> of(String subject) {
        List<Committed> entries = ledger.get().entriesOf(subject);
        Map<String, String> names = references.of(entries.stream().map(Committed::stream).filter(stream -> stream.startsWith(INCIDENT))
                .map(stream -> stream.substring(INCIDENT.length())).distinct().toList());
        return entries.stream().sorted((a, b) -> Long.compare(a.position(), b.position())).map(each -> held(each, names)).toList();
    }

    private static Held held(Committed each, Map<String, String> names) {
        String component = each.component().equals(Committed.ACTOR) ? "who recorded it" : each.component();
        if (!each.stream().startsWith(INCIDENT)) {
            return new Held("entry at position " + each.position(), "", component);
        }
        String incident = each.stream().substring(INCIDENT.length());
        return new Held(names.getOrDefault(incident, "incident") + "/" + each.ordinal(), "/incidents/" + incident + "/entries/" + each.ordinal(), component);
    }
}
