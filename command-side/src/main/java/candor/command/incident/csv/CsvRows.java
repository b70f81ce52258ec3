package candor.command.incident.csv;

import candor.command.importing.Rejection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Reads the rows of a file one after the other (RFC 4180, with the delimiter and the quote that it has), each also as it stands there. A row
 * that is damaged is a rejection; behind a quote that nobody closes nothing can be told apart, so nothing behind it is read.
 */
final class CsvRows {
    private final CsvMapping mapping;
    private final CSVFormat format;
    private final Consumer<Row> rows;
    private final Consumer<Rejection> rejections;

    /**
     * One row.
     *
     * @param line on which it begins, from 1
     * @param text as it stands in the file, without the line end behind it
     */
    record Row(String file, long line, String text, List<String> cells) {}

    CsvRows(CsvMapping mapping, Consumer<Row> rows, Consumer<Rejection> rejections) {
        this.mapping = mapping;
        this.format = CSVFormat.RFC4180.builder().setDelimiter(mapping.delimiter()).setQuote(mapping.quote()).get();
        this.rows = rows;
        this.rejections = rejections;
    }

    /** Hands over every row that is not empty, the header first. */
    void read(Path file) throws IOException {
        read(file, Long.MAX_VALUE);
    }

    /** As {@link #read(Path)}, but no more than the first few. @param most how many, damaged ones counted */
    void read(Path file, long most) throws IOException {
        String name = file.getFileName().toString();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file)); Reader text = decoded(in)) {
            var cutting = new RowCutter(text, mapping.delimiter(), mapping.quote());
            try {
                long told = 0;
                for (RowCutter.Cut cut = cutting.next(); cut != null; cut = ++told < most ? cutting.next() : null) {
                    handOver(name, cut);
                }
            } catch (CharacterCodingException e) {
                rejections.accept(new Rejection(name, cutting.line(), "?", "this is no text in the character set " + mapping.charset().name() + ": name another under \"charset\"; nothing from here on was read"));
            }
        }
    }

    /** A byte order mark says what it is, whatever the mapping says. */
    private Reader decoded(InputStream in) throws IOException {
        in.mark(3);
        byte[] first = in.readNBytes(3);
        in.reset();
        boolean utf8 = first.length == 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF;
        boolean utf16 = first.length > 1 && (first[0] & 0xFF) + (first[1] & 0xFF) == 0xFE + 0xFF && (first[0] & 0xFF) >= 0xFE;
        if (utf8) {
            in.skipNBytes(3);
        }
        Charset charset = utf8 ? StandardCharsets.UTF_8 : utf16 ? StandardCharsets.UTF_16 : mapping.charset();
        return new InputStreamReader(in, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private void handOver(String name, RowCutter.Cut cut) {
        if (!cut.whole()) {
            rejections.accept(new Rejection(name, cut.line(), "?", "this row is longer than " + RowCutter.LONGEST + " characters, or a quote in it is never closed: nothing behind it was read"));
            return;
        }
        try (CSVParser parser = CSVParser.parse(cut.text(), format)) {
            rows.accept(new Row(name, cut.line(), cut.text(), parser.getRecords().getFirst().toList()));
        } catch (IOException | UncheckedIOException e) {
            rejections.accept(new Rejection(name, cut.line(), "?", "in this row text stands behind a quote that was closed: write a quote inside of quotes twice"));
        }
    }
}
