package candor.ledger.mongodb.vault;

import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.KeyRing;
import candor.ledger.mongodb.store.EmbeddedStore;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** How long opening the keys takes, and how many entries with six sealed components one core seals in a second. Run it as a program. */
final class SealingBenchmark {

    private static final int ENTRIES = 40_000;
    private static final int COMPONENTS = 6;

    private SealingBenchmark() {
    }

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedStore store = new EmbeddedStore(Files.createTempDirectory("data"))) {
            var database = store.database("benchmark");
            var access = KeyAccess.local(KeepFolder.open(Files.createTempDirectory("keep")), store.settings());
            database.listCollectionNames().into(new ArrayList<>());
            timed("first opening of the keys", () -> KeyRing.open(database, access).ready());
            timed("later opening in the same process", () -> KeyRing.open(database, access).ready());
            Vault vault = Vault.open(database, KeyRing.open(database, access), InstantSource.system());
            for (int round = 0; round < 5; round++) {
                for (SealClass sealClass : SealClass.values()) {
                    long started = System.nanoTime();
                    seal(vault, sealClass);
                    double seconds = (System.nanoTime() - started) / 1e9;
                    System.out.printf("%s: %,.0f entries/s%n", sealClass, ENTRIES / seconds);
                }
            }
        }
    }

    private static List<SealedRow> seal(Vault vault, SealClass sealClass) {
        TextNode text = JsonNodeFactory.instance.textNode("The customer's address was read over the telephone, twice.");
        List<SealedRow> rows = new ArrayList<>();
        for (int i = 0; i < ENTRIES * COMPONENTS; i++) {
            SealedRow row = vault.seal(Disclosure.of(text), sealClass, sealClass == SealClass.PERSONAL ? "subject-" + i % 100 : null);
            if (i % 1_000 == 0) {
                rows.clear();
            }
            rows.add(row);
        }
        return rows;
    }

    private static void timed(String what, Runnable task) {
        long started = System.nanoTime();
        task.run();
        System.out.printf("%s: %,d ms%n", what, (System.nanoTime() - started) / 1_000_000);
    }
}
