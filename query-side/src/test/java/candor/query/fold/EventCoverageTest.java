package candor.query.fold;

import static org.assertj.core.api.Assertions.assertThat;

import candor.query.ReadModelsOnEmbeddedStore;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No event is forgotten and no handler waits for an event that does not exist. */
class EventCoverageTest {
    /** Stored names of events that no read model shows, each with its reason beside it. */
    private static final Set<String> KNOWINGLY_UNHANDLED = Set.of(
            // It is about the log, not about what happened: fsck and the verifier read it.
            "log.LogContinued",
            // Keys are listed by the command line and stand in every trail.
            "log.LogKeyRotated", "log.LogKeyRetired");

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyDeclaredEventIsHandledOrKnowinglyNot() {
        try (var store = ReadModelsOnEmbeddedStore.open(folder)) {
            Set<String> covered = new TreeSet<>(store.models().events());
            covered.addAll(KNOWINGLY_UNHANDLED);
            assertThat(covered).containsExactlyInAnyOrderElementsOf(EventCatalog.names());
        }
    }

    @Test
    void theProcessorBindsExactlyTheHandledOnes() {
        try (var store = ReadModelsOnEmbeddedStore.open(folder)) {
            Set<String> bound = new TreeSet<>();
            new ReadModelProcessor(store.models(), () -> 0).component(Conversions.stored()).supportedEvents().forEach(name -> bound.add(name.toString()));
            assertThat(bound).isEqualTo(store.models().events());
        }
    }

    @Test
    void whatIsKnowinglyUnhandledIsNotHandled() {
        try (var store = ReadModelsOnEmbeddedStore.open(folder)) {
            Set<String> both = new TreeSet<>(store.models().events());
            both.retainAll(KNOWINGLY_UNHANDLED);
            assertThat(both).isEmpty();
        }
    }
}
