package candor.platform.witness;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.note.SignedNote;
import candor.ledger.note.VerifierKey;
import candor.ledger.witness.role.Witness;
import candor.ledger.witness.role.WitnessRecord;
import candor.platform.store.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A witness's folder: {@code witness.key}, {@code logs} (a vkey a line), {@code <hex sha256(origin)>.checkpoint} per log, and evidence
 * of contradictions. One process at a time has it.
 */
final class WitnessFolder implements WitnessRecord, AutoCloseable {
    /** More contradictions than this prove nothing more. */
    static final int MOST_EVIDENCE = 100;

    private static final String LOGS = "logs";

    private final KeepFolder files;
    private final FileChannel lock;

    private WitnessFolder(KeepFolder files, FileChannel lock) {
        this.files = files;
        this.lock = lock;
    }

    /**
     * Opens it, and makes it where there is none.
     *
     * @throws Refusal if another process has it, or it is the data folder of a ledger: whoever runs the log cannot be its witness
     */
    static WitnessFolder open(Path path) {
        if (Stream.of("format", "store", "admin-token").anyMatch(name -> Files.exists(path.resolve(name)))) {
            throw new Refusal("the folder " + path + " belongs to a ledger: a witness is run by somebody else, on another machine; choose another --data");
        }
        KeepFolder files = KeepFolder.open(path);
        return new WitnessFolder(files, lock(path.resolve("lock")));
    }

    private static FileChannel lock(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException sameProcess) {
                // As if another process had it.
            }
            channel.close();
            throw new Refusal("another witness runs on this folder already");
        } catch (IOException e) {
            throw new UncheckedIOException("the witness's folder cannot be written: " + file, e);
        }
    }

    KeepFolder files() {
        return files;
    }

    /** The logs it serves: those in the file, and these. @throws Refusal if the file or one of these holds anything but vkeys */
    List<VerifierKey> logs(List<String> given) {
        List<VerifierKey> logs = new ArrayList<>();
        String file = files.read(LOGS).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
        Stream.concat(file.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")), given.stream()).distinct().forEach(vkey -> {
            try {
                logs.add(VerifierKey.parse(vkey));
            } catch (Malformed e) {
                throw new Refusal("a log that this witness is to trust is not given as a vkey: " + e.getMessage());
            }
        });
        return logs;
    }

    @Override
    public Optional<SignedNote> latest(String origin) {
        return files.read(name(origin)).map(SignedNote::parse);
    }

    @Override
    public void replace(String origin, SignedNote cosigned) {
        files.replace(name(origin), cosigned.format().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void keepEvidence(String origin, SignedNote contradicting) {
        byte[] note = contradicting.format().getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> kept = Files.list(files.path("."))) {
            if (kept.filter(file -> String.valueOf(file.getFileName()).startsWith("evidence-")).count() < MOST_EVIDENCE) {
                files.createIfAbsent("evidence-" + Witness.hex(origin).substring(0, 16) + "-" + Hash.sha256(note).hex().substring(0, 16), note);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the witness's folder cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the witness's folder could not be released", e);
        }
    }

    private static String name(String origin) {
        return Witness.hex(origin) + ".checkpoint";
    }
}
