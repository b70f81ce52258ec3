package candor.query.disclosure;

import candor.RuleViolation;
import candor.disclosure.DisclosureCommand.ExportTrail;
import candor.disclosure.TrailRow;
import candor.ledger.Hash;
import candor.ledger.bag.BagFiles;
import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.StoredEntry;
import candor.ledger.note.LogKeys;
import candor.ledger.timestamp.Timestamp;
import candor.ledger.trail.TrailBag;
import candor.ledger.trail.TrailContent;
import candor.ledger.trail.TrailEntry;
import candor.ledger.trail.TrailSeal;
import candor.ledger.tree.SubtreeHashes;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.platform.witness.WitnessPolicy;
import candor.sealing.FreeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Exports trails. The files are put together first; the ledger records their hashes; then the proofs, up to a checkpoint that covers that
 * record, are added. What changes in between makes the ledger refuse, and the export starts again.
 */
public final class TrailExporter {
    private static final int ATTEMPTS = 8;
    private static final String OUTDATED = "disclosure.trail-outdated";

    private final LedgerReader ledger;
    private final TrailCheckpoint checkpoints;
    private final TrailPolicies policies;
    private final CommandPort port;
    private final Path workFolder;
    private final TrailStory story;

    TrailExporter(TrailCheckpoint checkpoints, TrailPolicies policies, CommandPort port, Path workFolder) {
        this.ledger = checkpoints.ledger();
        this.checkpoints = checkpoints;
        this.policies = policies;
        this.port = port;
        this.workFolder = workFolder;
        this.story = new TrailStory(checkpoints.ledger(), workFolder);
    }

    /**
     * What is asked for.
     *
     * @param trail identifier of the export, 1 to 64 letters, digits or hyphens
     * @param reference of the incident
     * @param nonce the recipient's own, where they sent one
     * @param actor who exports; absent: the command line
     */
    public record Request(
            String trail,
            String incident,
            String reference,
            String recipient,
            @Nullable String nonce,
            TrailOrder order,
            @Nullable Actor actor) {}

    /** A trail that the ledger has recorded and that can be written, more than once. Close it. */
    public final class Recorded implements AutoCloseable {
        private final Prepared prepared;
        private final Request request;
        private final StoredEntry closing;

        private Recorded(Prepared prepared, Request request, StoredEntry closing) {
            this.prepared = prepared;
            this.request = request;
            this.closing = closing;
        }

        public String fileName() {
            return request.reference() + "-" + request.trail() + ".zip";
        }

        /** Writes the zip, once a checkpoint covers it. */
        public void write(OutputStream out) throws IOException {
            SignedCheckpoint checkpoint = checkpoints.covering(closing.position() + 1, prepared.policy());
            Optional<Timestamp> stamp = ledger.timestamp(checkpoint.checkpoint().size());
            if (stamp.isPresent()) {
                prepared.bag().stamp(stamp.get().der());
            }
            TrailEntry last = story.closing(closing, request.order().policy());
            List<Long> earlier = prepared.told().exports().stream().flatMap(this::possible).distinct().sorted().toList();
            SubtreeHashes hashes = ledger.proofs(checkpoint.checkpoint().size()).hashes();
            prepared.bag().write(new TrailSeal(last, checkpoint.note(), hashes, earlier, TrailExporter.this::wholeLog), out);
        }

        /** What an earlier trail may carry, by the policy that was in force then. */
        private Stream<Long> possible(long export) {
            Optional<Disclosure> files = ledger.entry(export).map(entry -> entry.ordinary().get("files"));
            WitnessPolicy then = files.flatMap(found -> policies.of(found.value().path(BagFiles.POLICY).asText())).map(TrailPolicies.Stated::policy).orElse(prepared.policy());
            return checkpoints.possible(export + 1, then);
        }

        @Override
        public void close() throws IOException {
            prepared.close();
        }
    }

    /** The files of a trail, and the entries they were made from. */
    private record Prepared(Told told, TrailBag bag, WitnessPolicy policy) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (told) {
                bag.close();
            }
        }
    }

    /**
     * Records an export.
     *
     * @throws RuleViolation {@code incident.not-found}; {@code disclosure.trail-outdated} when the incident changes faster than it can be exported
     */
    public Recorded export(Request request) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Told told = story.tell(request.incident(), request.order(), Long.MAX_VALUE);
            LogKeys keys = ledger.keys().asOf(ledger.head().size());
            Prepared prepared = prepared(request, told, told.end(), new Stating(keys, policies.keep(keys)));
            try {
                Accepted accepted = port.issue(command(request, prepared), issuance(request, attempt));
                return new Recorded(prepared, request, ledger.entry(accepted.events().getFirst().position()).orElseThrow());
            } catch (RuleViolation refused) {
                prepared.close();
                if (!refused.code().equals(OUTDATED) || attempt == ATTEMPTS) {
                    throw refused;
                }
            } catch (RuntimeException e) {
                prepared.close();
                throw e;
            }
        }
    }

    /**
     * The same bytes again, of an export that was recorded.
     *
     * @throws RuleViolation {@code disclosure.trail-changed} when something in it was erased since, so that a new export is needed
     */
    public Recorded again(TrailRow row, Request request) throws IOException {
        StoredEntry closing = ledger.entry(row.position()).orElseThrow();
        Told told = story.tell(row.incident(), request.order(), row.position());
        LogKeys keys = ledger.keys().asOf(row.position());
        Stating stating = new Stating(keys, policies.of(row.files().getOrDefault(BagFiles.POLICY, "")).orElseGet(() -> policies.now(keys)));
        for (long end : told.ends()) {
            Prepared prepared = prepared(request, told, end, stating);
            if (hex(prepared.bag()).equals(row.files())) {
                return new Recorded(prepared, request, closing);
            }
            prepared.bag().close();
        }
        told.close();
        throw new RuleViolation("disclosure.trail-changed", "Something in this trail was erased or is put differently now: make a new export.");
    }

    /** What a trail says about whom to believe: as it is, or as it was when the trail was exported. */
    private record Stating(LogKeys keys, TrailPolicies.Stated policy) {}

    /** Makes the files; the story is closed if that fails. */
    private Prepared prepared(Request request, Told told, long end, Stating stating) throws IOException {
        try {
            String readme = new TrailReadme(request, stating.keys().newest(), told.scope(end), told).text();
            var content = new TrailContent(
                    request.reference(), request.trail(), told.scope(end), told.entries(end), readme, stating.keys(),
                    stating.policy().text(), new TreeMap<>());
            return new Prepared(told, TrailBag.prepare(content, workFolder), stating.policy().policy());
        } catch (IOException | RuntimeException e) {
            told.close();
            throw e;
        }
    }

    private Iterator<byte[]> wholeLog(long size) {
        return ledger.entries(0, size).map(StoredEntry::bytes).iterator();
    }

    private static ExportTrail command(Request request, Prepared prepared) {
        return new ExportTrail(
                request.incident(),
                request.trail(),
                FreeText.of(request.recipient()),
                request.nonce(),
                request.order().key(),
                prepared.told().reasons(),
                hex(prepared.bag()),
                prepared.told().lastOrdinal());
    }

    /** Each attempt is a command of its own: what it commits to differs. */
    private static Issuance issuance(Request request, int attempt) {
        String body = BodyHash.of(request.trail() + "/" + attempt);
        String key = "trail-" + request.trail() + "-" + attempt;
        return request.actor() == null ? Issuance.bySystem(key, body) : Issuance.by(request.actor(), key, body);
    }

    private static Map<String, String> hex(TrailBag bag) {
        Map<String, String> files = new TreeMap<>();
        for (Map.Entry<String, Hash> file : bag.committedFiles().entrySet()) {
            files.put(file.getKey(), file.getValue().hex());
        }
        return files;
    }
}
