package candor.ledger.mongodb.log;

import candor.ledger.mongodb.Receipt;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the last commands stored: at least the last {@value #AT_LEAST}. They are forgotten many at once, because looking for the oldest with
 * each new one costs more than adding it: it lies where no processor has looked for long. Not safe for use by several threads.
 */
final class RecentCommands {

    static final int AT_LEAST = 2_048;

    private Map<UUID, Receipt> newer = empty();
    private Map<UUID, Receipt> older = Map.of();

    void add(Receipt receipt) {
        if (newer.size() == AT_LEAST) {
            older = newer;
            newer = empty();
        }
        newer.put(receipt.commandId(), receipt);
    }

    void clear() {
        newer = empty();
        older = Map.of();
    }

    /** With room for all: it would be moved eight times while it grew. */
    private static Map<UUID, Receipt> empty() {
        return HashMap.newHashMap(AT_LEAST);
    }

    @Nullable Receipt get(UUID command) {
        Receipt found = newer.get(command);
        return found != null ? found : older.get(command);
    }
}
