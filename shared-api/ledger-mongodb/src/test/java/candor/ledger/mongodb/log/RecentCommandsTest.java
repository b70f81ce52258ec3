package candor.ledger.mongodb.log;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentCommandsTest {

    private final RecentCommands commands = new RecentCommands();
    private final List<UUID> added = new ArrayList<>();

    @Test
    void knowsAsManyAsItPromisesAtAnyTimeAndNeverMoreThanTwiceThat() {
        for (int i = 0; i < 5 * RecentCommands.AT_LEAST / 2; i++) {
            add(i);
            if (i % 97 == 0 || i % RecentCommands.AT_LEAST < 2) {
                int known = known();
                assertThat(known).isBetween(Math.min(added.size(), RecentCommands.AT_LEAST), 2 * RecentCommands.AT_LEAST);
                assertThat(added.subList(added.size() - known, added.size())).allMatch(id -> commands.get(id) != null);
            }
        }
    }

    @Test
    void afterClearingNoneIsKnown() {
        for (int i = 0; i <= RecentCommands.AT_LEAST; i++) {
            add(i);
        }
        commands.clear();

        assertThat(known()).isZero();
    }

    private void add(int position) {
        UUID id = new UUID(position, ~position);
        added.add(id);
        commands.add(new Receipt(id, "", position, List.of()));
    }

    private int known() {
        return (int) added.stream().filter(id -> commands.get(id) != null).count();
    }
}
