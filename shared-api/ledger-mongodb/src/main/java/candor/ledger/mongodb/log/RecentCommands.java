package candor.ledger.mongodb.log;

import candor.ledger.mongodb.Receipt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the last commands stored. Not safe for use by several threads. */
final class RecentCommands {

    private static final int CAPACITY = 4_096;

    private final Map<UUID, Receipt> receipts = new LinkedHashMap<>();

    void add(Receipt receipt) {
        receipts.put(receipt.commandId(), receipt);
        if (receipts.size() > CAPACITY) {
            var oldest = receipts.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    void clear() {
        receipts.clear();
    }

    @Nullable Receipt get(UUID command) {
        return receipts.get(command);
    }
}
