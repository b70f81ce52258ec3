package candor.command.incident.veris;

import candor.command.importing.Rejection;
import candor.command.importing.SourcePaths;
import candor.command.importing.SourceRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads records one after the other, never a file whole: JSON Lines, the same gzipped, one JSON file, or a folder of them. */
public final class VerisFiles {
    static final int LARGEST_RECORD = SourceRecord.LARGEST;

    private static final int PIECE = 1 << 16;

    private final Consumer<SourceRecord> records;
    private final Consumer<Rejection> rejections;

    public VerisFiles(Consumer<SourceRecord> records, Consumer<Rejection> rejections) {
        this.records = records;
        this.rejections = rejections;
    }

    /** @throws IOException when the path does not exist or cannot be read to its end; what was read before has been handed over */
    public void read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path file : SourcePaths.jsonFilesBelow(path)) {
                readWhole(file);
            }
        } else if (SourcePaths.isJsonFile(path)) {
            readWhole(path);
        } else {
            try (InputStream in = open(path)) {
                readLines(path.getFileName().toString(), in);
            }
        }
    }

    private static InputStream open(Path path) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), PIECE);
        return path.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(in, PIECE) : in;
    }

    private void readWhole(Path file) throws IOException {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - ".json".length());
        if (Files.size(file) > LARGEST_RECORD) {
            rejections.accept(tooLarge(name, 1, stem));
        } else {
            records.accept(new SourceRecord(name, 1, stem, Files.readAllBytes(file)));
        }
    }

    /** Hands over each line that is not blank; a line that is too long is skipped without being held. */
    void readLines(String file, InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        long number = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            int start = 0;
            for (int i = 0; i < read; i++) {
                if (piece[i] == '\n') {
                    append(line, piece, start, i);
                    handOver(file, ++number, line.toByteArray());
                    line.reset();
                    start = i + 1;
                }
            }
            append(line, piece, start, read);
        }
        handOver(file, ++number, line.toByteArray());
    }

    /** One byte more than a record may have is kept of a line, which tells that it is too long. */
    private static void append(ByteArrayOutputStream line, byte[] piece, int from, int to) {
        line.write(piece, from, Math.min(to - from, LARGEST_RECORD + 1 - line.size()));
    }

    private void handOver(String file, long number, byte[] line) {
        if (line.length > LARGEST_RECORD) {
            rejections.accept(tooLarge(file, number, "?"));
        } else if (!isBlank(line)) {
            records.accept(new SourceRecord(file, number, null, line));
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    private static Rejection tooLarge(String file, long line, String key) {
        return new Rejection(file, line, key, "the record is larger than " + LARGEST_RECORD + " bytes, which one entry cannot keep whole");
    }
}
