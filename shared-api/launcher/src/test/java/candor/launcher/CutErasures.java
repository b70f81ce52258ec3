package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.erasure.ErasureList;
import candor.ledger.mongodb.erasure.ErasureStep;
import candor.ledger.mongodb.erasure.Erasures.Progress;
import candor.ledger.mongodb.keys.KeepFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Erasures of people and of single fields while power is cut. Words that occur nowhere else are planted in notes; once the store of a cut
 * has shown where they lie sealed and under which wrapped keys, their erasure is asked for, repeated until it is acknowledged, and
 * then neither the words nor the keys may be found anywhere.
 */
final class CutErasures {
    private static final String PERSON = "person";
    private static final String FIELD = "field";

    private final Map<String, Planted> planted = new ConcurrentHashMap<>();
    private final List<Victim> unasked = new ArrayList<>();
    private final List<Victim> asked = new ArrayList<>();
    private final List<Victim> erased = new ArrayList<>();
    private final TreeMap<ErasureStep, Integer> interrupted = new TreeMap<>();

    /** @param key of the note */
    private record Planted(String key, long position) {
        boolean person() {
            return key.endsWith("-" + PERSON);
        }
    }

    /**
     * What is to be erased.
     *
     * @param digest the entry's commitment to it
     * @param subject whose data it is; null for free text
     * @param secrets the wrapped key and the sealed value, as bytes of a file
     */
    private record Victim(Planted planted, String digest, @Nullable String subject, List<String> secrets) {
        String request() {
            return "erase-" + planted.key();
        }
    }

    /** The keys of the notes to plant in a round. */
    static List<String> keys(String prefix) {
        return List.of(prefix + "-" + PERSON, prefix + "-" + FIELD);
    }

    /** The note of this key, if it is one to be planted. */
    static @Nullable String note(String key) {
        if (key.endsWith("-" + PERSON)) {
            return "{\"text\":\"The bank called\",\"attribution\":{\"by\":\"" + word(key) + " <" + word(key) + "@example.net>\",\"means\":\"PHONE\"}}";
        }
        return key.endsWith("-" + FIELD) ? "{\"text\":\"The customer's card is " + word(key) + "\"}" : null;
    }

    /** Long enough to stand nowhere by chance. */
    private static String word(String key) {
        return "Quetzalwyn-" + key;
    }

    void planted(String key, long position) {
        planted.put(key, new Planted(key, position));
    }

    /** Asks for what can be asked for; what gets no answer is asked again after the next cut, under the same keys. @param ben confirms what the other asks for */
    synchronized void ask(Api ada, Api ben) throws IOException, InterruptedException {
        while (!unasked.isEmpty()) {
            Victim victim = unasked.getFirst();
            ask(victim, ada, ben);
            asked.add(victim);
            unasked.removeFirst();
        }
    }

    private static void ask(Victim victim, Api ada, Api ben) throws IOException, InterruptedException {
        String request = victim.request();
        if (victim.planted().person()) {
            accepted(ada.post("/api/requests/erasure", request, "{\"request\":\"" + request + "\",\"subject\":\"" + victim.subject() + "\",\"reason\":\"They ask\"}"));
        } else {
            accepted(ada.post("/api/requests/content-erasure", request, "{\"request\":\"" + request + "\",\"position\":" + victim.planted().position()
                    + ",\"component\":\"text\",\"category\":\"PAYMENT_DATA\",\"reason\":\"A card number\"}"));
            accepted(ben.post("/api/requests/" + request + "/confirm-content-erasure", request + "-confirm", "{}"));
        }
    }

    private static void accepted(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 201);
    }

    /** After a cut: what was erased is gone from the store, and what was planted is known by its keys from now on. */
    synchronized void look(CutStore store, Path data) throws IOException {
        store.erasures().unfinished().stream().map(Progress::step).forEach(step -> interrupted.merge(step, 1, Integer::sum));
        for (Victim victim : erased) {
            assertThat(store.vaultRow(victim.digest())).as(victim.request()).isNull();
            if (victim.subject() != null) {
                assertThat(store.vaultRowsOf(victim.subject())).as(victim.request()).isZero();
                assertThat(store.subject(victim.subject())).as(victim.request()).containsEntry("state", "ERASED").doesNotContainKeys("key", "epoch");
            }
        }
        for (String key : List.copyOf(planted.keySet())) {
            Victim victim = victim(store, Objects.requireNonNull(planted.remove(key)));
            assertThat(victim.secrets()).as("the search finds what is there").allSatisfy(secret -> assertThat(ErasureIT.filesWithBytes(data, secret)).isNotEmpty());
            unasked.add(victim);
        }
    }

    private static Victim victim(CutStore store, Planted planted) {
        String digest = store.digest(planted.position(), planted.person() ? "reportedBy" : "text");
        Document row = Objects.requireNonNull(store.vaultRow(digest));
        String subject = row.getString("subject");
        Document keyed = planted.person() ? Objects.requireNonNull(store.subject(subject)) : row;
        return new Victim(planted, digest, subject, List.of(bytes(row, "box"), bytes(keyed, "key")));
    }

    private static String bytes(Document row, String field) {
        return new String(row.get(field, Binary.class).getData(), StandardCharsets.ISO_8859_1);
    }

    /** After a restart: everything acknowledged comes to its end without being asked again, and leaves nothing in any file. */
    synchronized void awaitEnd(Api ada, Path data) throws IOException {
        for (Victim victim : asked) {
            Awaitility.await(victim.request()).atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(50)).ignoreExceptions()
                    .until(() -> ada.get("/api/requests/" + victim.request()).body().path("state").asText().equals("ERASED"));
        }
        erased.addAll(asked);
        for (Victim victim : asked) {
            requireNoTrace(victim, data);
        }
        asked.clear();
    }

    /** Once more for all of them. */
    synchronized void requireNoTraceOfAny(Path data) throws IOException {
        for (Victim victim : erased) {
            requireNoTrace(victim, data);
        }
    }

    private static void requireNoTrace(Victim victim, Path data) throws IOException {
        assertThat(ErasureIT.filesWith(data, word(victim.planted().key()))).as("files with the word of %s", victim.request()).isEmpty();
        for (String secret : victim.secrets()) {
            assertThat(ErasureIT.filesWithBytes(data, secret)).as("files with key or box of %s", victim.request()).isEmpty();
        }
        assertThat(new ErasureList(KeepFolder.open(data.resolveSibling("data-keep"))).all()).as("the list in the keep folder")
                .filteredOn(listed -> listed.erasure().request().equals(victim.request())).hasSize(1);
    }

    /** Whether the erasure of something in the note of this key was acknowledged. */
    synchronized boolean isAsked(String key) {
        return Stream.concat(asked.stream(), erased.stream()).anyMatch(victim -> victim.planted().key().equals(key));
    }

    /** Number of those that are at their end. */
    synchronized int ended() {
        return erased.size();
    }

    /** How often a cut fell into an erasure, by the last step that it had noted. */
    synchronized Map<ErasureStep, Integer> interrupted() {
        return new TreeMap<>(interrupted);
    }
}
