package candor.query.disclosure;

import candor.RuleViolation;
import candor.disclosure.DisclosureCommand.ExportTrail;
import candor.disclosure.TrailRow;
import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.StoredEntry;
import candor.ledger.trail.TrailBag;
import candor.ledger.trail.TrailContent;
import candor.ledger.trail.TrailEntry;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.EventReceipt;
import candor.platform.command.Issuance;
import candor.query.disclosure.TrailStory.Told;
import candor.sealing.FreeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Exports trails. The files are put together first; the ledger records their hashes; then the proofs, up to a checkpoint that covers that
 * record, are added. What changes in between makes the ledger refuse, and the export starts again.
 */
public final class TrailExporter {
    private static final int ATTEMPTS = 8;
    private static final Duration CHECKPOINT_PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
    private static final String OUTDATED = "disclosure.trail-outdated";

    private final LedgerReader ledger;
    private final CommandPort port;
    private final Path workFolder;
    private final TrailStory story;

    TrailExporter(LedgerReader ledger, CommandPort port, Path workFolder) {
        this.ledger = ledger;
        this.port = port;
        this.workFolder = workFolder;
        this.story = new TrailStory(ledger);
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
            RedactionPolicy policy,
            @Nullable Actor actor) {}

    /** A trail that the ledger has recorded and that can be written, more than once. Close it. */
    public final class Recorded implements AutoCloseable {
        private final TrailBag bag;
        private final StoredEntry closing;
        private final String fileName;

        private Recorded(TrailBag bag, StoredEntry closing, String fileName) {
            this.bag = bag;
            this.closing = closing;
            this.fileName = fileName;
        }

        public String fileName() {
            return fileName;
        }

        /** Writes the zip, once a checkpoint covers it. */
        public void write(OutputStream out) throws IOException {
            SignedCheckpoint checkpoint = checkpoint(closing.position() + 1);
            TrailEntry last = story.shared(closing, Map.of());
            bag.write(last, checkpoint.note(), ledger.proofs(checkpoint.checkpoint().size()).hashes(), List.of(), out);
        }

        @Override
        public void close() throws IOException {
            bag.close();
        }
    }

    /**
     * Records an export.
     *
     * @throws RuleViolation {@code incident.not-found}; {@code disclosure.trail-outdated} when the incident changes faster than it can be exported
     */
    public Recorded export(Request request) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Told told = story.tell(request.incident(), request.policy(), Long.MAX_VALUE);
            TrailBag bag = bag(request, told);
            try {
                Accepted accepted = port.issue(command(request, told, bag), issuance(request, attempt));
                return recorded(request, bag, accepted.events().getFirst());
            } catch (RuleViolation refused) {
                bag.close();
                if (!refused.code().equals(OUTDATED) || attempt == ATTEMPTS) {
                    throw refused;
                }
            } catch (RuntimeException e) {
                bag.close();
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
        Told told = story.tell(row.incident(), request.policy(), row.position());
        for (long before : cuts(told, row)) {
            TrailBag bag = bag(request, story.tell(row.incident(), request.policy(), before));
            if (hex(bag).equals(row.files())) {
                return new Recorded(bag, closing, fileName(request));
            }
            bag.close();
        }
        throw new RuleViolation("disclosure.trail-changed", "Something in this trail was erased or is put differently now: make a new export.");
    }

    /** A signal may have said more after the files were put together and before the ledger recorded them. */
    private static List<Long> cuts(Told told, TrailRow row) {
        long lastOwn = told.entries().stream()
                .filter(entry -> candor.ledger.entry.Entry.parse(entry.bytes()).stream().equals("incident:" + row.incident()))
                .mapToLong(TrailEntry::index)
                .max()
                .orElse(-1);
        return told.entries().stream().map(entry -> entry.index() + 1).filter(cut -> cut > lastOwn).sorted((a, b) -> Long.compare(b, a)).toList();
    }

    private TrailBag bag(Request request, Told told) throws IOException {
        String readme = TrailReadme.text(request.reference(), request.trail(), request.policy(), ledger.vkey(), told.streams());
        var content = new TrailContent(
                request.reference(), request.trail(), told.entries(), readme, ledger.vkey(), TrailReadme.policy(ledger.vkey()), new TreeMap<>());
        return TrailBag.prepare(content, workFolder);
    }

    private static ExportTrail command(Request request, Told told, TrailBag bag) {
        return new ExportTrail(
                request.incident(),
                request.trail(),
                FreeText.of(request.recipient()),
                request.nonce(),
                request.policy().key(),
                request.policy().reasons(),
                hex(bag),
                told.lastOrdinal());
    }

    /** Each attempt is a command of its own: what it commits to differs. */
    private static Issuance issuance(Request request, int attempt) {
        String body = BodyHash.of(request.trail() + "/" + attempt);
        String key = "trail-" + request.trail() + "-" + attempt;
        return request.actor() == null ? Issuance.bySystem(key, body) : Issuance.by(request.actor(), key, body);
    }

    private Recorded recorded(Request request, TrailBag bag, EventReceipt receipt) {
        StoredEntry closing = ledger.entry(receipt.position()).orElseThrow();
        return new Recorded(bag, closing, fileName(request));
    }

    private static String fileName(Request request) {
        return request.reference() + "-" + request.trail() + ".zip";
    }

    private static Map<String, String> hex(TrailBag bag) {
        Map<String, String> files = new TreeMap<>();
        for (Map.Entry<String, Hash> file : bag.committedFiles().entrySet()) {
            files.put(file.getKey(), file.getValue().hex());
        }
        return files;
    }

    private SignedCheckpoint checkpoint(long size) {
        long deadline = System.nanoTime() + CHECKPOINT_PATIENCE.toNanos();
        while (true) {
            Optional<SignedCheckpoint> checkpoint = ledger.checkpointCovering(size);
            if (checkpoint.isPresent()) {
                return checkpoint.get();
            }
            if (System.nanoTime() > deadline) {
                throw new Malformed("no checkpoint has been signed that covers the export");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
