package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.event;
import static candor.ledger.mongodb.Samples.tagged;

import candor.ledger.mongodb.Samples.Told;
import candor.ledger.mongodb.erasure.Erasure;
import candor.ledger.mongodb.erasure.ErasureList;
import candor.ledger.mongodb.erasure.ErasureSequence;
import candor.ledger.mongodb.erasure.ErasureStep;
import candor.ledger.mongodb.erasure.Erasures.Progress;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.KeyRing;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.bson.Document;

/** A test that erases somebody from a ledger. */
abstract class OnErasure extends OnEmbeddedStore {

    static final String REQUEST = "request-1";
    static final Erasure PERSON = new Erasure.OfSubject(REQUEST, "subject-1");
    static final Set<String> KEYS = Stream.concat(LedgerUnderTest.TAG_KEYS.stream(), Stream.of("subject", "request")).collect(java.util.stream.Collectors.toSet());

    /** As the events of the product are, without depending on them. */
    record Started(String request, String subject) {}

    record Confirmed(String request, String digest) {}

    record Listed(String request, String stream, List<String> digests) {}

    /** The process ends here. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    KeyRing ring() {
        return KeyRing.open(database(), new KeyAccess(keep(), options().kms(), store.settings(), false));
    }

    void copy(String name, MongoDatabase to) {
        to.getCollection(name).insertMany(database().getCollection(name).find().into(new ArrayList<>()));
    }

    LedgerOptions options() {
        return LedgerOptions.defaults(folder.resolve("keep"), store.settings());
    }

    /** Where no other process can be, nobody is waited for. */
    LedgerUnderTest alone() {
        return open(options -> options.withTagKeys(KEYS).asSoleProcess());
    }

    LedgerUnderTest openForErasing() {
        return open(options -> options.withTagKeys(KEYS));
    }

    static void tell(LedgerUnderTest ledger) throws Exception {
        append(ledger, "subject-1", "incident:a", "aa");
        append(ledger, "subject-1", "incident:b", "bb");
        ledger.append(AppendCondition.none(), Samples.command(UUID.randomUUID(), "cc"), event("test.Told", told("subject-2", "Otto"), "incident:b"));
    }

    static void append(LedgerUnderTest ledger, String subject, String incident, String bodyHash) throws Exception {
        ledger.append(AppendCondition.none(), Samples.command(UUID.randomUUID(), bodyHash), event("test.Told", told(subject, "Erika"), incident));
    }

    static Told told(String subject, String name) {
        return new Told("i", FreeText.of("a text"), null, Personal.of(new SubjectReference(subject), name), List.of());
    }

    static @org.jspecify.annotations.Nullable Personal who(LedgerUnderTest ledger, String incident) {
        return LedgerUnderTest.payload(ledger.source(tagged(incident)).getFirst(), Told.class).who();
    }

    static void begin(LedgerUnderTest ledger, Erasure erasure) throws Exception {
        switch (erasure) {
            case Erasure.OfSubject(String request, String subject) ->
                    ledger.append(AppendCondition.none(), null, event("request.ErasureStarted", new Started(request, subject), "request:" + request, "subject:" + subject));
            case Erasure.OfContent(String request, String digest) ->
                    ledger.append(AppendCondition.none(), null, event("request.ContentErasureConfirmed", new Confirmed(request, digest), "request:" + request));
        }
        ledger.ledger.erasures().started(erasure, ledger.ledger.reader().head().size() - 1);
    }

    void erase(LedgerUnderTest ledger, Erasure erasure) throws Exception {
        begin(ledger, erasure);
        while (!sequence(ledger, (done, noted) -> { }).advance(erasure.request())) {
            Thread.onSpinWait();
        }
    }

    ErasureSequence sequence(LedgerUnderTest ledger, BiConsumer<ErasureStep, Boolean> probe) {
        return ledger.ledger.erasing(new Outside(ledger), probe);
    }

    /** The rest of the product: the lists go into the log once each. */
    record Outside(LedgerUnderTest ledger) implements ErasureSequence.Outside {
        @Override
        public void decide(Erasure erasure) {
            throw new AssertionError("it is decided");
        }

        @Override
        public void clearTraces(Erasure erasure) {}

        @Override
        public boolean passed(long position) {
            return ledger.ledger.passings().allPassed(position);
        }

        @Override
        public void compact() {}

        @Override
        public void record(Progress progress) {
            String request = progress.erasure().request();
            for (Map.Entry<String, List<String>> stream : ledger.ledger.erasures().digests(request).entrySet()) {
                UUID id = UUID.nameUUIDFromBytes((request + stream.getKey()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                try {
                    ledger.append(AppendCondition.none(), Samples.command(id, "00"),
                            event("request.PersonalDataErased", new Listed(request, stream.getKey(), stream.getValue()), stream.getKey()));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    KeepFolder keep() {
        return KeepFolder.open(folder.resolve("keep"));
    }

    ErasureList list() {
        return new ErasureList(keep());
    }

    Document subject(String subject) {
        return Objects.requireNonNull(database().getCollection("subjects").find(new Document("_id", subject)).first());
    }

    List<Document> rows(String subject) {
        return database().getCollection("vault").find(new Document("subject", subject)).into(new ArrayList<>());
    }

    List<String> hashes() {
        return blocks().stream().flatMap(block -> block.getList("commands", Document.class).stream()).map(command -> command.getString("hash"))
                .filter(hash -> !hash.equals("00")).limit(3).toList();
    }

    FsckReport check() {
        return Fsck.check(database(), KeyAccess.local(keep(), store.settings()));
    }
}
