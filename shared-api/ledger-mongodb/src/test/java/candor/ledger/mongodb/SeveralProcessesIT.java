package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real processes on one database, as several command nodes are: each with a Java, a client and a memory of its own. */
class SeveralProcessesIT extends OnEmbeddedStore {

    private static final int PROCESSES = 3;
    private static final int NUMBERS = 60;

    private final List<Child> children = new ArrayList<>();

    @AfterEach
    void stopChildren() {
        children.forEach(Child::kill);
    }

    @Test
    void appendWithoutGapsOrForksAndMissNothingOfEachOther() throws Exception {
        start();
        for (Child child : children) {
            child.tell("append");
        }
        Map<UUID, Long> stored = new HashMap<>();
        for (Child child : children) {
            child.until("appended", stored);
        }
        List<Document> events = events();
        for (Child child : children) {
            child.tell("await " + events.size());
            assertThat(child.until("seen", stored)).isEqualTo("seen " + events.size() + " true");
        }

        assertThat(stored).hasSize(NUMBERS + PROCESSES * NUMBERS).hasSize(events.size());
        assertGranted(events);
        assertThat(events.stream().filter(event -> event.getString("s").equals("incident:shared")).map(event -> event.getLong("n")))
                .isEqualTo(LongStream.rangeClosed(1, (long) PROCESSES * NUMBERS).boxed().toList());
        assertAcknowledged(stored);
    }

    @Test
    void oneThatIsKilledLeavesNothingHalfDoneAndTheOthersGoOn() throws Exception {
        start();
        for (Child child : children) {
            child.tell("append");
        }
        Map<UUID, Long> stored = new HashMap<>();
        Child victim = children.removeFirst();
        for (int line = 0; line < NUMBERS / 3; line++) {
            victim.read(stored);
        }
        victim.kill();
        victim.rest(stored);
        for (Child child : children) {
            child.until("appended", stored);
        }

        List<Document> events = events();
        for (Child child : children) {
            child.tell("await " + events.size());
            assertThat(child.until("seen", stored)).isEqualTo("seen " + events.size() + " true");
        }
        assertGranted(events);
        assertAcknowledged(stored);
    }

    private void start() throws IOException {
        for (int i = 0; i < PROCESSES; i++) {
            children.add(new Child(store.uri(), folder.resolve("keep")));
            assertThat(children.getLast().until("ready", Map.of())).isEqualTo("ready");
        }
    }

    private static void assertGranted(List<Document> events) {
        assertThat(events.stream().flatMap(event -> event.getList("tags", String.class).stream()).filter(tag -> tag.startsWith("ref:")))
                .as("numbers, each granted once").doesNotHaveDuplicates().hasSize(NUMBERS);
    }

    private void assertAcknowledged(Map<UUID, Long> stored) {
        LedgerUnderTest ledger = open();
        stored.forEach((id, position) -> assertThat(ledger.ledger.receipt(id)).hasValueSatisfying(receipt ->
                assertThat(receipt.firstPosition()).isEqualTo(position)));
        assertThat(Fsck.check(database(), KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings())).findings()).isEmpty();
    }

    private static final class Child {

        private final Process process;
        private final BufferedReader output;

        Child(String uri, Path keep) throws IOException {
            process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), AppendingProcess.class.getName(), uri, keep.toString(), String.valueOf(NUMBERS))
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            output = process.inputReader(StandardCharsets.UTF_8);
        }

        void tell(String line) throws IOException {
            OutputStream input = process.getOutputStream();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        }

        /** Reads until a line begins like this and returns it; collects what was stored before. */
        String until(String beginning, Map<UUID, Long> stored) throws IOException {
            String line = read(stored);
            while (!line.startsWith(beginning)) {
                line = read(stored);
            }
            return line;
        }

        String read(Map<UUID, Long> stored) throws IOException {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("the process has ended before its time");
            }
            note(line, stored);
            return line;
        }

        /** What it had still said before it was killed. */
        void rest(Map<UUID, Long> stored) throws IOException {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                note(line, stored);
            }
        }

        private static void note(String line, Map<UUID, Long> stored) {
            String[] words = line.split(" ");
            if (words.length == 4 && words[0].equals("stored")) {
                stored.put(UUID.fromString(words[1]), Long.parseLong(words[2]));
            }
        }

        /** By its handle: the process object would close its streams with what it had still said. */
        void kill() {
            process.toHandle().destroyForcibly();
            try {
                process.waitFor(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
