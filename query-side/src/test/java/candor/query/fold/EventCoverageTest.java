package candor.query.fold;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.erasure.Passings;
import candor.query.ReadModelsOnEmbeddedStore;
import java.nio.file.Path;
import java.time.InstantSource;
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
    void theProcessorBindsEveryOneSoThatItsPlaceKeepsUpWithTheLedger() {
        try (var store = ReadModelsOnEmbeddedStore.open(folder)) {
            Set<String> bound = new TreeSet<>();
            processor(store).component(Conversions.stored()).supportedEvents().forEach(name -> bound.add(name.toString()));
            assertThat(bound).isEqualTo(EventCatalog.names()).containsAll(KNOWINGLY_UNHANDLED);
        }
    }

    private static ReadModelProcessor processor(ReadModelsOnEmbeddedStore store) {
        var purge = new ErasurePurge(store.models(), store::ledger, new Passings(store.database(), InstantSource.system()));
        return new ReadModelProcessor(store.models(), purge, () -> 0);
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
