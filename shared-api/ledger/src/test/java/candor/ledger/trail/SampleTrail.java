package candor.ledger.trail;

import candor.ledger.Hash;
import candor.ledger.bag.ByteSource;
import candor.ledger.entry.Entry;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.LogKeys;
import candor.ledger.note.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A small trail of an incident and a linked signal: two values withheld, one erased, an actor shown and one kept back, entries of
 * others in between, and a file of evidence.
 */
public final class SampleTrail {

    public static final String INCIDENT = "incident:0198f1c2-0000-7000-8000-0000000000aa";
    public static final String TRAIL = "0198f1c2-0000-7000-8000-0000000000ff";
    public static final String REFERENCE = "INC-2026-0001";

    public final SampleLog log = new SampleLog();
    public final List<TrailEntry> entries = new ArrayList<>();
    public final SortedMap<String, ByteSource> extra = new TreeMap<>();
    public List<Long> earlierSizes = List.of();
    public TrailScope.Mode mode = TrailScope.Mode.SCOPED;
    public final long earlierSize;
    public String policy = "log " + SampleLog.SIGNER.verifierKey().vkey() + "\nquorum none\n";
    /** Answers of a time-stamping authority for the checkpoint, if any. */
    public Function<Checkpoint, Optional<byte[]>> stamp = _ -> Optional.empty();
    /** What is done to the signed checkpoint before it goes into the bag. */
    public UnaryOperator<SignedNote> checkpoint = UnaryOperator.identity();

    public SampleTrail() {
        List<String> signal = List.of("signal:0198f1c2-0000-7000-8000-0000000000bb");
        show(log.log("signal.SignalRaised", signal, Map.of("summary", "\"strange mail\"", "known",
                stated("2018-04-06T09:48"))), Map.of());
        log.logOther();
        show(log.log("incident.IncidentDeclared", List.of(INCIDENT, "ref:INC-2026-0001"), Map.of(DisclosedEntry.ACTOR, "\"account-7\"",
                "summary", "\"=cmd|' /C calc'!A0, \\\"quoted\\\"\"", "occurred",
                "{\"kind\":\"BETWEEN\",\"begin\":" + stated("2018-04-06T09:48") + ",\"end\":null}")), Map.of());
        earlierSize = log.tree.size();
        long note = log.log("incident.NoteAdded", List.of(INCIDENT), Map.of(DisclosedEntry.ACTOR, "\"account-7\"", "text", "\"privileged\"",
                "person", "\"anna@example.org\""));
        entries.add(TrailEntry.of(note, log.entries.get((int) note), List.of(),
                Map.of("text", "privileged", DisclosedEntry.ACTOR, "staff")));
        log.logOther();
        show(log.log("request.PersonalDataErased", List.of(INCIDENT),
                Map.of("digests", "[\"" + log.disclosure(note, "person").digest().base64Url() + "\"]")), Map.of());
        extra.put("evidence/mail.eml", ByteSource.of("Subject: hello\n"));
    }

    private void show(long position, Map<String, String> withheld) {
        entries.add(log.shared(position, withheld));
    }

    public static String stated(String stated) {
        return "{\"stated\":\"" + stated + "\",\"zone\":\"Europe/London\",\"precision\":\"MINUTE\",\"from\":\"2018-04-06T08:48:00Z\",\"until\":\"2018-04-06T08:49:00Z\"}";
    }

    public TrailContent content() {
        return new TrailContent(REFERENCE, TRAIL, scope(), entries, "How to verify: candor-verify TRAIL --key KEY\n", LogKeys.of(SampleLog.SIGNER.verifierKey()),
                policy, extra);
    }

    private TrailScope scope() {
        SortedSet<String> streams = entries.stream().map(entry -> Entry.parse(entry.bytes()).stream()).collect(Collectors.toCollection(TreeSet::new));
        SortedMap<String, String> leftOut = new TreeMap<>(Map.of("signal:left-out", "not of this matter"));
        return new TrailScope(mode, streams, leftOut, entries.getLast().index() + 1);
    }

    /** Logs the closing entry for these files and returns it. */
    public TrailEntry close(SortedMap<String, Hash> files, long lastOrdinal) {
        String listed = files.entrySet().stream().map(file -> "\"" + file.getKey() + "\":\"" + file.getValue().hex() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return log.shared(log.log(ClosingEntry.TYPE, List.of(INCIDENT), Map.of("trail", "\"" + TRAIL + "\"", "files", listed, "recipient", "\"ICO\"",
                "nonce", "\"n\"", "policy", "\"standard\"", "withheld",
                "{\"_actor\":\"staff\",\"text (notes)\":\"privileged\"}", "lastOrdinal", Long.toString(lastOrdinal))), Map.of());
    }

    /** The zip. */
    public byte[] zip(Path work) throws IOException {
        try (TrailBag bag = TrailBag.prepare(content(), work)) {
            TrailEntry closing = close(bag.committedFiles(), log.ordinal(entries.getLast().index()));
            log.logOther();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Optional<byte[]> answer = stamp.apply(log.checkpoint());
            if (answer.isPresent()) {
                bag.stamp(answer.get());
            }
            bag.write(seal(closing), out);
            return out.toByteArray();
        }
    }

    /** The log's word for this closing entry. */
    public TrailSeal seal(TrailEntry closing) {
        return new TrailSeal(closing, checkpoint.apply(log.signed()), log.tree, earlierSizes, size -> log.entries.subList(0, (int) size).iterator());
    }
}
