package candor.ledger.trail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import candor.ledger.Hash;
import candor.ledger.StrictBase64;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.ByteSource;
import candor.ledger.bag.CanonicalZip;
import candor.ledger.bag.FileFacts;
import candor.ledger.entry.Disclosure;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.StrictJson;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Somebody who holds a trail, changes it, and makes everything again that can be made without the log's key. */
public final class Attacker {

    private final String folder;
    /** The bag's files by name, to be changed. */
    public final SortedMap<String, byte[]> files = new TreeMap<>();

    public Attacker(byte[] zip) {
        try {
            SortedMap<String, byte[]> unpacked = TrailBagTest.unzip(zip);
            folder = unpacked.firstKey().substring(0, unpacked.firstKey().indexOf('/'));
            unpacked.forEach((name, bytes) -> files.put(name.substring(folder.length() + 1), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's bytes; they may be changed in place. */
    public byte[] bytes(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    public String text(String name) {
        return new String(bytes(name), ISO_8859_1);
    }

    /** Changes a file's text; it must change. */
    public void edit(String name, UnaryOperator<String> change) {
        String before = text(name);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("nothing in " + name + " was changed");
        }
        files.put(name, after.getBytes(ISO_8859_1));
    }

    public void replace(String name, String from, String to) {
        edit(name, text -> text.replace(from, to));
    }

    /** Changes the lines of entries.jsonl. */
    public void lines(Consumer<List<String>> change) {
        edit(BagFiles.ENTRIES, text -> {
            List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n")));
            change.accept(lines);
            return String.join("\n", lines) + "\n";
        });
    }

    /** Changes one line's JSON; the line is canonical again. @param number from 1 */
    public void line(int number, Consumer<ObjectNode> change) {
        lines(lines -> {
            ObjectNode json = (ObjectNode) StrictJson.parse(lines.get(number - 1).getBytes(ISO_8859_1));
            change.accept(json);
            lines.set(number - 1, new String(CanonicalJson.write(json), ISO_8859_1));
        });
    }

    /** Changes the text of one line's entry. */
    public void entry(int number, UnaryOperator<String> change) {
        line(number, json -> {
            String before = new String(StrictBase64.decode(json.get("entry").textValue()), UTF_8);
            String after = change.apply(before);
            if (before.equals(after)) {
                throw new AssertionError("the entry was not changed");
            }
            json.put("entry", StrictBase64.encode(after.getBytes(UTF_8)));
        });
    }

    /** Puts another value under the salt of a line's first disclosure. */
    public static void otherValue(ObjectNode line) {
        ArrayNode disclosures = (ArrayNode) line.get("disclosures");
        byte[] salt = StrictBase64.decodeUrl(StrictJson.parse(StrictBase64.decodeUrl(disclosures.get(0).textValue())).get(0).textValue());
        List<String> all = new ArrayList<>(List.of(Disclosure.of(StrictJson.parse("\"forged\""), salt).encoded()));
        disclosures.forEach(d -> all.add(d.textValue()));
        all.remove(1);
        disclosures.removeAll();
        all.stream().sorted().forEach(disclosures::add);
    }

    /** The zip with manifests and all else that follows from the files made again. */
    public byte[] recomputed() {
        SortedMap<String, byte[]> payload = new TreeMap<>(files);
        payload.keySet().removeIf(name -> !name.startsWith(BagFiles.PAYLOAD));
        long bytes = payload.values().stream().mapToLong(file -> file.length).sum();
        files.put(BagFiles.BAG_INFO, text(BagFiles.BAG_INFO).replaceFirst("Payload-Oxum: .*", "Payload-Oxum: " + bytes + "." + payload.size()).getBytes(UTF_8));
        files.put(BagFiles.MANIFEST, manifest(payload));
        SortedMap<String, byte[]> tags = new TreeMap<>(files);
        tags.keySet().removeIf(name -> name.startsWith(BagFiles.PAYLOAD) || name.equals(BagFiles.TAG_MANIFEST));
        files.put(BagFiles.TAG_MANIFEST, manifest(tags));
        return zip();
    }

    /** The zip of the files as they are. */
    public byte[] zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CanonicalZip zip = new CanonicalZip(out);
        try {
            for (var file : files.entrySet()) {
                ByteSource content = ByteSource.of(file.getValue());
                zip.add(folder + "/" + file.getKey(), FileFacts.of(content), content);
            }
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] manifest(SortedMap<String, byte[]> files) {
        SortedMap<String, Hash> hashes = new TreeMap<>();
        files.forEach((name, bytes) -> hashes.put(name, Hash.sha256(bytes)));
        return BagFiles.manifest(hashes).getBytes(UTF_8);
    }
}
