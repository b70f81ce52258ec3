package candor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candor.command.access.AccessModule;
import candor.command.sweep.Nodes;
import candor.command.sweep.Nodes.Node;
import candor.platform.context.Snapshots;
import candor.platform.context.Snapshots.Snapshot;
import candor.request.RequestEvent.ErasureStarted;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What decisions have folded of opened events is dropped on every node once the erasure of a person begins on one. */
class SnapshotsAfterErasureTest {
    private static final Snapshot<String> OPENED = new Snapshot<>("Ann, ann@shop.example", new GlobalIndexConsistencyMarker(1), 1);

    @Test
    void areDroppedOnEveryNode(@TempDir Path folder) {
        try (Nodes nodes = new Nodes(folder)) {
            Node first = nodes.start("first", table -> List.of(new AccessModule()));
            Node second = nodes.start("second", table -> List.of(new AccessModule()));
            keep(first);
            keep(second);
            assertThat(keeps(first) && keeps(second)).isTrue();

            begin(first);

            await().until(() -> !keeps(first));
            await().until(() -> !keeps(second));
        }
    }

    private static void keep(Node node) {
        node.axon().getComponent(Snapshots.class).<String>advance("key", before -> OPENED);
    }

    private static boolean keeps(Node node) {
        return node.axon().getComponent(Snapshots.class).<Boolean>advance("key", before -> new Snapshot<>(before != null, null, 0));
    }

    private static void begin(Node node) {
        var started = new GenericEventMessage(new MessageType("request.ErasureStarted", "1"), new ErasureStarted("request-1", "ann"));
        var tags = Set.of(Tag.of("request", "request-1"), Tag.of("subject", "ann"));
        node.axon().getComponent(EventStorageEngine.class).appendEvents(AppendCondition.none(), null, List.of(new GenericTaggedEventMessage<>(started, tags)))
                .thenCompose(SnapshotsAfterErasureTest::commit).join();
    }

    @SuppressWarnings("unchecked")
    private static CompletableFuture<?> commit(AppendTransaction<?> transaction) {
        return ((AppendTransaction<Object>) transaction).commit(null);
    }
}
