package candor.ledger.mongodb.append;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.entry.EntryContent;
import candor.ledger.entry.EntryDraft;
import candor.ledger.mongodb.block.Disclosures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final Backlog backlog = new Backlog();

    @Test
    void holdsSoManyCommandsAndNoMore() throws InterruptedException {
        for (int i = 0; i < Backlog.MOST_COMMANDS; i++) {
            assertThat(backlog.offer(command(100), AT_ONCE)).as("command %d", i).isTrue();
        }

        assertThat(backlog.offer(command(100), AT_ONCE)).isFalse();
        backlog.remove();
        assertThat(backlog.offer(command(100), AT_ONCE)).isTrue();
        assertThat(backlog.size()).isEqualTo(Backlog.MOST_COMMANDS);
    }

    @Test
    void holdsSoManyBytesAndNoMore() throws InterruptedException {
        int large = Preparation.MAX_COMMAND_BYTES;
        int fit = (int) ((Backlog.MOST_KIB << 10L) / large);
        for (int i = 0; i < fit; i++) {
            assertThat(backlog.offer(command(large), AT_ONCE)).as("command %d", i).isTrue();
        }

        assertThat(backlog.offer(command(large), AT_ONCE)).isFalse();
        assertThat(backlog.offer(command(100), AT_ONCE)).as("a small one still fits").isTrue();
        assertThat(backlog.peek()).isNotNull().extracting(PreparedCommand::bytes).isEqualTo(large);
        backlog.remove();
        assertThat(backlog.offer(command(large), AT_ONCE)).isTrue();
    }

    @Test
    void whatIsRefusedTakesNoRoom() throws InterruptedException {
        for (int i = 0; i < Backlog.MOST_COMMANDS; i++) {
            backlog.offer(command(100), AT_ONCE);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(backlog.offer(command(Preparation.MAX_COMMAND_BYTES), AT_ONCE)).isFalse();
        }
        for (int i = 0; i < Backlog.MOST_COMMANDS; i++) {
            backlog.remove();
        }

        assertThat(backlog.peek()).isNull();
        int fit = (int) ((Backlog.MOST_KIB << 10L) / Preparation.MAX_COMMAND_BYTES);
        for (int i = 0; i < fit; i++) {
            assertThat(backlog.offer(command(Preparation.MAX_COMMAND_BYTES), AT_ONCE)).isTrue();
        }
    }

    @Test
    void whoeverWaitsGetsTheRoomThatIsGivenBack() throws Exception {
        PreparedCommand taken = command(40 << 20);
        assertThat(backlog.offer(taken, AT_ONCE)).isTrue();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> offer(command(30 << 20)));

        assertThat(backlog.remove(taken)).isTrue();
        assertThat(waiting.get()).isTrue();
        assertThat(backlog.remove(taken)).isFalse();
    }

    private boolean offer(PreparedCommand command) {
        try {
            return backlog.offer(command, Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static PreparedCommand command(int bytes) {
        EntryDraft draft = new EntryDraft(EntryContent.of(UUID.randomUUID().toString(), "test.Counted", "1", List.of(), UUID.randomUUID().toString(), null,
                Map.of("n", Hash.sha256("n"))));
        PreparedEvent event = new PreparedEvent(draft, Disclosures.NONE, List.of(), "2026-01-01T00:00:00Z", Map.of(), false, bytes);
        return new PreparedCommand(CommandFacts.unknown(), List.of(event), null, Map.of());
    }
}
