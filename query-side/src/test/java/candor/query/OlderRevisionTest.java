package candor.query;

import static candor.query.incident.Told.declared;
import static candor.query.incident.Told.note;
import static candor.query.incident.Told.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candor.DomainEvent;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.NoteEvent.NoteAdded;
import candor.ledger.mongodb.codec.StoredJson;
import candor.ledger.mongodb.codec.StoredPayload;
import candor.ledger.mongodb.codec.Upcaster;
import candor.query.fold.DeadLetters;
import candor.query.fold.EventEnvelope;
import candor.query.fold.EventFeed;
import candor.query.fold.ReadModels;
import candor.sealing.FreeText;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A note in a form that no release ever wrote, stored and then read by pages that know the present form only. */
class OlderRevisionTest {
    private static final String INC = "01980000-0000-7000-8000-000000000001";

    @TempDir
    Path folder = Path.of("");

    /** A note of revision 0. */
    @Event(namespace = "incident", name = "NoteAdded", version = "0")
    record OldNote(@EventTag(key = "incident") String incident, long number, FreeText words) implements DomainEvent {}

    /** To revision 1: other names, and components that there were not. */
    private static final class Naming implements Upcaster {
        @Override
        public String type() {
            return "incident.NoteAdded";
        }

        @Override
        public String from() {
            return "0";
        }

        @Override
        public String to() {
            return "1";
        }

        @Override
        public StoredPayload apply(StoredPayload old) {
            ObjectNode json = old.json().deepCopy();
            json.set("note", json.remove("number"));
            json.set("text", json.remove("words"));
            List.of("occurred", "known", "reportedBy", "means").forEach(json::putNull);
            json.putArray("irregular");
            return new StoredPayload(json, old.erased().contains("words") ? Set.of("text") : Set.of());
        }
    }

    private static OldNote fixture() throws IOException {
        try (InputStream file = Objects.requireNonNull(OlderRevisionTest.class.getResourceAsStream("/revisions/incident.NoteAdded.0.json"))) {
            return StoredJson.mapper().treeToValue(StoredJson.mapper().readTree(file).get("sample"), OldNote.class);
        }
    }

    @Test
    void isShownLikeThePresentOne() throws IOException {
        try (QueryNode node = QueryNode.start(folder, List.of(new Naming()))) {
            long last = node.append(List.of(declared(INC, "INC-2026-0001"), fixture(), note(INC, 2, "the second", null, null)));
            await().until(() -> node.bean(Projected.class).position() == last);

            assertThat(node.ask(new FindIncident(INC, null)).orElseThrow().row().counts().notes()).isEqualTo(2);
            List<EventEnvelope> fed = new ArrayList<>();
            node.bean(EventFeed.class).read(-1, 2, fed::addAll);
            assertThat(fed).isEqualTo(node.bean(EventFeed.class).incident(INC)).extracting(EventEnvelope::revision).containsOnly("1");
            assertThat(fed.get(1).event()).isEqualTo(new NoteAdded(INC, 1, text("the pages were changed"), null, null, null, null, List.of()));
            assertThat(node.bean(DeadLetters.class).count()).isZero();
        }
    }

    @Test
    void withoutAnUpcasterWaitsAmongTheDeadLettersAndIsFoldedOnceThereIsOne() throws IOException {
        try (QueryNode node = QueryNode.start(folder)) {
            long last = node.append(List.of(declared(INC, "INC-2026-0001"), fixture(), note(INC, 2, "the second", null, null)));
            await().until(() -> node.bean(Projected.class).position() == last);

            assertThat(node.ask(new FindIncident(INC, null)).orElseThrow().row().counts().notes()).isZero();
            assertThat(node.bean(DeadLetters.class).count()).isPositive();
        }
        try (QueryNode later = QueryNode.start(folder, List.of(new Naming()))) {
            later.bean(ReadModels.class).retry(later.bean(EventFeed.class));

            assertThat(later.ask(new FindIncident(INC, null)).orElseThrow().row().counts().notes()).isEqualTo(2);
            assertThat(later.bean(DeadLetters.class).count()).isZero();
        }
    }
}
