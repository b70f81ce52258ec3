package candor.command.request;

import candor.TagKey;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.erasure.Erasure;
import candor.ledger.mongodb.erasure.ErasureSequence;
import candor.ledger.mongodb.erasure.Erasures.Progress;
import candor.ledger.mongodb.vault.Committed;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.request.RequestCommand;
import candor.request.RequestCommand.RecordContentErasure;
import candor.request.RequestCommand.RecordErasure;
import candor.request.RequestCommand.StartErasure;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What carrying out an erasure needs beside the vault.
 *
 * @param traces removes what the installation keeps of a person beside the ledger
 * @param compaction puts what was deleted out of the embedded store's files
 */
record ErasureOutside(MongoLedger ledger, CommandPort port, Consumer<String> traces, Runnable compaction) implements ErasureSequence.Outside {
    /** As many digests as a disclosure of 256 KiB carries, with room to spare. */
    static final int DIGESTS_OF_ONE_LIST = 3_000;

    private static final String OF_INCIDENT = TagKey.OF_INCIDENT + ":";

    @Override
    public void decide(Erasure erasure) {
        if (erasure instanceof Erasure.OfSubject(String request, String subject)) {
            List<String> incidents = ledger.entriesOf(subject).stream().map(Committed::stream).filter(stream -> stream.startsWith(OF_INCIDENT))
                    .map(stream -> stream.substring(OF_INCIDENT.length())).distinct().sorted().toList();
            issue(new StartErasure(request, subject, incidents), "start");
        }
    }

    @Override
    public void clearTraces(Erasure erasure) {
        if (erasure instanceof Erasure.OfSubject person) {
            traces.accept(person.subject());
        }
    }

    @Override
    public boolean passed(long position) {
        return ledger.passings().allPassed(position);
    }

    @Override
    public void compact() {
        compaction.run();
    }

    @Override
    public void record(Progress progress) {
        switch (progress.erasure()) {
            case Erasure.OfSubject(String request, String subject) -> record(request, subject);
            case Erasure.OfContent(String request, String digest) when progress.replayed() -> record(request, null);
            case Erasure.OfContent(String request, String digest) ->
                    issue(new RecordContentErasure(request, List.of(digest)), "record");
        }
    }

    /** One list for every stream that lost something, however long, and at last one in the stream of the request, which says that it is done. */
    private void record(String request, @Nullable String subject) {
        Map<String, List<String>> byStream = ledger.erasures().digests(request);
        String own = TagKey.OF_REQUEST + ":" + request;
        byStream.forEach((stream, digests) -> {
            if (!stream.equals(own)) {
                record(request, subject, stream, digests);
            }
        });
        record(request, subject, own, byStream.getOrDefault(own, List.of()));
    }

    private void record(String request, @Nullable String subject, String stream, List<String> digests) {
        int part = 1;
        for (int from = 0; from == 0 || from < digests.size(); from += DIGESTS_OF_ONE_LIST, part++) {
            List<String> some = digests.subList(from, Math.min(digests.size(), from + DIGESTS_OF_ONE_LIST));
            issue(new RecordErasure(request, subject, stream, part, some), stream + "/" + part);
        }
    }

    /** Under one key each, so that a crash between asking and noting asks for nothing twice. */
    private void issue(RequestCommand command, String step) {
        String key = "erasure-" + command.request() + "-" + step;
        port.issue(command, Issuance.bySystem(key, BodyHash.of(key)));
    }
}
