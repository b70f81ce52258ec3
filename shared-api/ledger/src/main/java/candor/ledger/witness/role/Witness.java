package candor.ledger.witness.role;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.NoteSignature;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.note.VerifierKey;
import candor.ledger.tree.MerkleHash;
import candor.ledger.witness.AddCheckpoint;
import candor.ledger.witness.Cosigner;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cosigns checkpoints of the logs it knows (C2SP tlog-witness). For each log it checks and records one checkpoint at a time, so two
 * requests at once cannot roll it back; the record is durable before the answer leaves. Safe for use by several threads.
 */
public final class Witness {

    private record Log(List<VerifierKey> keys) {}

    private final List<Cosigner> cosigners;
    private final Map<String, Log> logs = new LinkedHashMap<>();
    private final WitnessRecord record;
    private final InstantSource clock;

    /**
     * @param cosigners its keys, one of each type; each signs
     * @param logs keys of the logs it serves; two of one name while a log replaces its key
     */
    public Witness(List<Cosigner> cosigners, Collection<VerifierKey> logs, WitnessRecord record, InstantSource clock) {
        this.cosigners = List.copyOf(cosigners);
        this.record = record;
        this.clock = clock;
        logs.forEach(key -> this.logs.computeIfAbsent(key.name(), _ -> new Log(new ArrayList<>())).keys().add(key));
    }

    /** Answers {@code POST add-checkpoint}. */
    public WitnessAnswer add(byte[] body) {
        try {
            AddCheckpoint request = AddCheckpoint.parse(body);
            Checkpoint claimed = Checkpoint.parse(request.checkpoint().text());
            Log log = logs.get(claimed.origin());
            return log == null ? WitnessAnswer.text(404, "this witness does not know a log of this origin\n") : add(request, log);
        } catch (Malformed e) {
            return WitnessAnswer.text(400, e.getMessage() + "\n");
        }
    }

    /** Answers {@code GET <hex sha256(origin)>/checkpoint}: the latest note that was cosigned. */
    public WitnessAnswer latest(String hexOrigin) {
        Optional<String> origin = logs.keySet().stream().filter(name -> hex(name).equals(hexOrigin)).findFirst();
        return origin.flatMap(record::latest).map(note -> WitnessAnswer.text(200, note.format()))
                .orElseGet(() -> WitnessAnswer.text(404, "this witness has cosigned no checkpoint of such a log\n"));
    }

    /** Hex SHA-256 of an origin: how a log is called in addresses. */
    public static String hex(String origin) {
        return Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private WitnessAnswer add(AddCheckpoint request, Log log) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.open(request.checkpoint(), log.keys());
        } catch (UnverifiedNote e) {
            return WitnessAnswer.text(403, "no key that this witness trusts for this log has signed the checkpoint\n");
        }
        if (request.old() > checkpoint.size()) {
            return WitnessAnswer.text(400, "the old size is larger than the checkpoint\n");
        }
        synchronized (log) {
            return advance(request, checkpoint, log);
        }
    }

    private WitnessAnswer advance(AddCheckpoint request, Checkpoint checkpoint, Log log) {
        Checkpoint latest = record.latest(checkpoint.origin()).map(note -> Checkpoint.parse(note.text()))
                .orElse(new Checkpoint(checkpoint.origin(), 0, MerkleHash.EMPTY));
        if (latest.size() != request.old()) {
            return WitnessAnswer.size(latest.size());
        }
        if (!grew(latest, checkpoint, request)) {
            record.keepEvidence(checkpoint.origin(), request.checkpoint());
            return WitnessAnswer.text(422, "the checkpoint is not shown to continue the one over " + latest.size() + " entries that was cosigned\n");
        }
        List<NoteSignature> lines = cosigners.stream().map(cosigner -> cosigner.cosign(checkpoint, clock.instant())).toList();
        record.replace(checkpoint.origin(), cosigned(request.checkpoint(), log.keys(), lines));
        return WitnessAnswer.text(200, String.join("", lines.stream().map(line -> line.line() + "\n").toList()));
    }

    private static boolean grew(Checkpoint latest, Checkpoint checkpoint, AddCheckpoint request) {
        if (latest.size() == checkpoint.size()) {
            return request.path().isEmpty() && latest.root().equals(checkpoint.root());
        }
        return latest.size() == 0 ? request.path().isEmpty() : request.consistency(checkpoint.size()).verifies(latest.root(), checkpoint.root());
    }

    /** The log's own signatures and ours; whatever else the request carried is nobody's business. */
    private static SignedNote cosigned(SignedNote note, List<VerifierKey> keys, List<NoteSignature> lines) {
        List<NoteSignature> kept = new ArrayList<>(note.signatures().stream()
                .filter(line -> keys.stream().anyMatch(key -> key.name().equals(line.name()) && key.keyId() == line.keyId())).toList());
        kept.addAll(lines);
        return new SignedNote(note.text(), kept);
    }
}
