package candor.ledger.verify;

import static candor.ledger.bag.BagFiles.BAGIT;
import static candor.ledger.bag.BagFiles.BAG_INFO;
import static candor.ledger.bag.BagFiles.CHECKPOINT;
import static candor.ledger.bag.BagFiles.CONSISTENCY;
import static candor.ledger.bag.BagFiles.ENTRIES;
import static candor.ledger.bag.BagFiles.LOG_KEY;
import static candor.ledger.bag.BagFiles.MANIFEST;
import static candor.ledger.bag.BagFiles.POLICY;
import static candor.ledger.bag.BagFiles.README;
import static candor.ledger.bag.BagFiles.SCOPE;
import static candor.ledger.bag.BagFiles.TAG_MANIFEST;
import static candor.ledger.bag.BagFiles.TIMELINE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import candor.ledger.Hash;
import candor.ledger.entry.Entry;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.SignedNote;
import candor.ledger.tile.EntryBundle;
import candor.ledger.tile.Tile;
import candor.ledger.trail.Attacker;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import candor.ledger.trail.TrailScope;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** What somebody could do to a trail, and where it must be found: the jar and the page are held to the same table. */
final class Mutations {

    private static final String TILE = "data/tile/0/000.p/8";
    private static final String BUNDLE = "data/tile/entries/000.p/8";

    private final byte[] scoped;
    private final byte[] complete;
    private final List<Mutation> all = new ArrayList<>();

    private Mutations(byte[] scoped, byte[] complete) {
        this.scoped = scoped;
        this.complete = complete;
    }

    static byte[] trail(TrailScope.Mode mode, Path work) throws IOException {
        SampleTrail trail = new SampleTrail();
        trail.mode = mode;
        trail.earlierSizes = List.of(trail.earlierSize, 4L);
        return trail.zip(work);
    }

    static List<Mutation> all(Path work) throws IOException {
        Mutations table = new Mutations(trail(TrailScope.Mode.SCOPED, work), trail(TrailScope.Mode.COMPLETE, work));
        table.entries();
        table.disclosures();
        table.files();
        table.checkpoint();
        table.wholeLog();
        table.zipForm();
        return table.all;
    }

    private void entries() {
        both("an entry's id", a -> a.entry(2, e -> e.replace("000000000002\"", "000000000009\"")), "INCLUSION: data/entries.jsonl, line 2, position 2");
        both("an entry's time", a -> a.entry(2, e -> e.replace("10:15:32", "10:15:31")), "INCLUSION: data/entries.jsonl, line 2, position 2");
        both("an entry's ordinal", a -> a.entry(4, e -> e.replace("\"n\":3", "\"n\":2")), "COMPLETENESS: data/entries.jsonl, line 4, position 5: its member n");
        both("an entry's predecessor", a -> a.entry(4, e -> e.replace("\"prev\":3", "\"prev\":2")), "COMPLETENESS: data/entries.jsonl, line 4, position 5: its member prev");
        both("an entry's spelling", a -> a.entry(2, e -> e.replace("\",\"n\":", "\", \"n\":")), "INTEGRITY: data/entries.jsonl, line 2");
        both("an entry's digest", a -> a.entry(1, e -> swap(e, e.indexOf("_sd\":[\"") + 7)), "DISCLOSURES: data/entries.jsonl, line 1, position 0");
        both("an entry left out", a -> a.lines(l -> l.remove(2)), "COMPLETENESS: data/entries.jsonl, line 3, position 5: its member n: number 2 of its stream is missing");
        both("an entry doubled", a -> a.lines(l -> l.add(1, l.get(1))), "COMPLETENESS: data/entries.jsonl, line 3, position 2: its member n: number 1 of its stream is there twice");
        both("two entries exchanged", a -> a.lines(l -> Collections.swap(l, 2, 3)), "COMPLETENESS: data/entries.jsonl, line 4, position 3: its position");
        both("the record of the export taken away", a -> a.lines(List::removeLast), "INTEGRITY: data/entries.jsonl, line 4: the last entry is not a TrailExported");
        both("every entry taken away", a -> a.edit(ENTRIES, _ -> ""), "INCLUSION: data/entries.jsonl: there is no entry");
        both("a line's end", a -> a.edit(ENTRIES, t -> t.substring(0, t.length() - 1)), "INTEGRITY: data/entries.jsonl, line 5");
        both("a line's spelling", a -> a.replace(ENTRIES, "\"withheld\":{}}", "\"withheld\": {}}"), "INTEGRITY: data/entries.jsonl, line 1");
        both("a proof's hash", a -> a.line(2, l -> l.put("proof", swap(text(l, "proof"), text(l, "proof").length() - 20))), "INCLUSION: data/entries.jsonl, line 2, position 2");
        both("a proof's index", a -> a.line(2, l -> l.put("proof", text(l, "proof").replace("index 2", "index 1"))), "INCLUSION: data/entries.jsonl, line 2, position 1");
        both("a proof cut short", a -> a.line(2, l -> l.put("proof", text(l, "proof").replaceFirst("[^\n]+\n$", ""))), "INCLUSION: data/entries.jsonl, line 2, position 2");
    }

    private void disclosures() {
        both("a disclosed value", a -> a.line(2, Attacker::otherValue), "DISCLOSURES: data/entries.jsonl, line 2, position 2");
        both("a disclosure taken away", a -> a.line(2, l -> list(l).remove(0)), "DISCLOSURES: data/entries.jsonl, line 2, position 2: component");
        both("a disclosure doubled", a -> a.line(2, l -> list(l).insert(0, text(l, "disclosures", 0))), "DISCLOSURES: data/entries.jsonl, line 2, position 2");
        both("another entry's disclosure", a -> a.lines(l -> l.set(0, l.get(0).replace("[\"", "[\"" + first(l.get(1)) + "\",\""))), "line 1");
        both("a disclosure passed off as withheld", a -> a.line(1, l -> {
            list(l).removeAll();
            withheld(l).put("summary", "staff").put("known", "privileged");
        }), "DISCLOSURES: data/entries.jsonl, line 1, position 0: component known: the log did not record this reason");
        both("a reason for withholding", a -> a.line(3, l -> withheld(l).put("text", "secret")), "DISCLOSURES: data/entries.jsonl, line 3, position 3: component text");
        both("a reason for withholding, in the timeline too", a -> {
            a.line(3, l -> withheld(l).put("text", "secret"));
            a.replace(TIMELINE, "text: privileged", "text: secret");
        }, "DISCLOSURES: data/entries.jsonl, line 3, position 3: component text");
        both("a reason given for a component that was erased", a -> a.line(3, l -> withheld(l).put("person", "staff")), "DISCLOSURES: data/entries.jsonl, line 3, position 3: component person");
        both("an erased digest", a -> a.line(4, Attacker::otherValue), "DISCLOSURES: data/entries.jsonl, line 4, position 5");
        both("a value in the record of the export", a -> a.line(5, Attacker::otherValue), "DISCLOSURES: data/entries.jsonl, line 5, position 6");
    }

    private void files() {
        committed("the readme", README, "How", "Why");
        committed("the log's key", LOG_KEY, "+A", "+B");
        committed("the trust policy", POLICY, "quorum none", "quorum some");
        committed("the scope's reason", SCOPE, "not of this matter", "of no interest");
        committed("the evidence", "data/evidence/mail.eml", "hello", "hallo");
        both("a cell of the timeline", a -> a.replace(TIMELINE, "strange", "stranger"), "INTEGRITY: data/timeline.csv: the row of position 0");
        both("a row of the timeline", a -> a.edit(TIMELINE, t -> t + "x\r\n"), "INTEGRITY: data/timeline.csv: it has more rows");
        both("a scope that promises the whole log", a -> a.replace(SCOPE, "scoped", "complete"), "COMPLETENESS: data/tile/0/000.p/8: is missing");
        both("a scope with a stream less", a -> a.edit(SCOPE, t -> t.replaceFirst("\"streams\":\\[\"[^\"]*\",", "\"streams\":[")), "COMPLETENESS: data/scope.json: the trail holds entries of incident:");
        both("a scope's spelling", a -> a.replace(SCOPE, ":6}", ": 6}"), "INTEGRITY: data/scope.json");
        both("a file taken away", a -> a.files.remove(README), "INTEGRITY: data/README.txt: is missing");
        both("a file put in", a -> a.files.put("data/evidence/more.txt", new byte[1]), "INTEGRITY: data/evidence/more.txt: it is not the file that TrailExported");
        both("a file beside the payload", a -> a.files.put("note.txt", new byte[1]), "INTEGRITY: note.txt: a file that no trail has");
        one("a line of the manifest", a -> a.edit(MANIFEST, t -> swap(t, 70)), "INTEGRITY: manifest-sha256.txt, line 1");
        one("a line of the tag manifest", a -> a.edit(TAG_MANIFEST, t -> swap(t, 3)), "INTEGRITY: tagmanifest-sha256.txt, line 1");
        one("the size in the bag's facts", a -> a.replace(BAG_INFO, "Oxum: ", "Oxum: 1"), "INTEGRITY: bag-info.txt, line 3");
        both("the date in the bag's facts", a -> a.replace(BAG_INFO, "2026", "2025"), "INTEGRITY: bag-info.txt, line 1");
        both("the trail in the bag's facts", a -> a.replace(BAG_INFO, "0198f1c2", "0198f1c3"), "INTEGRITY: bag-info.txt, line 2");
        both("the bag's declaration", a -> a.replace(BAGIT, "1.0", "0.9"), "INTEGRITY: bagit.txt, line 1");
    }

    private void checkpoint() {
        both("the checkpoint's size", a -> a.replace(CHECKPOINT, "\n8\n", "\n9\n"), "INCLUSION: data/checkpoint.txt: the signature of a known key is false");
        both("the checkpoint's root", a -> a.edit(CHECKPOINT, t -> swap(t, t.indexOf("\n8\n") + 6)), "INCLUSION: data/checkpoint.txt: the signature of a known key is false");
        both("the checkpoint's signature", a -> a.edit(CHECKPOINT, t -> swap(t, t.length() - 30)), "INCLUSION: data/checkpoint.txt: the signature of a known key is false");
        both("the checkpoint's origin", a -> a.replace(CHECKPOINT, "0123456789abcdef\n8", "0123456789abcdee\n8"), "INCLUSION: data/checkpoint.txt: the signature of a known key is false");
        both("a checkpoint signed with a key of the attacker's, which the bag names", a -> {
            NoteSigner own = new NoteSigner(SampleLog.SIGNER.name(), Ed25519PrivateKey.ofSeed(Hash.sha256("attacker").toBytes()));
            a.files.put(CHECKPOINT, Checkpoint.parse(SignedNote.parse(a.bytes(CHECKPOINT)).text()).sign(own).format().getBytes(UTF_8));
            a.edit(LOG_KEY, _ -> own.verifierKey().vkey() + "\n");
        }, "INCLUSION: data/checkpoint.txt: no known key signed this");
        both("a checkpoint of another tree, signed with the log's own key", a -> a.files.put(CHECKPOINT, new Checkpoint(SampleLog.SIGNER.name(), 8, Hash.sha256("x"))
                .sign(SampleLog.SIGNER).format().getBytes(UTF_8)), "INCLUSION: data/entries.jsonl, line 1, position 0");
        both("a hash of a consistency proof", a -> a.edit(CONSISTENCY, t -> swap(t, t.indexOf("old 4") - 20)), "COMPLETENESS: data/consistency.txt: the proof from size 3");
        both("an earlier root", a -> a.edit(CONSISTENCY, t -> swap(t, t.indexOf("old 4") + 10)), "COMPLETENESS: data/consistency.txt: the proof from size 4");
        both("an earlier size", a -> a.replace(CONSISTENCY, "old 4", "old 5"), "COMPLETENESS: data/consistency.txt: the proof from size 5");
        both("the spelling of a consistency proof", a -> a.replace(CONSISTENCY, "old 4", "old  4"), "INTEGRITY: data/consistency.txt");
    }

    private void wholeLog() {
        ofComplete("an entry of the log", a -> a.replace(BUNDLE, "000000000004\"", "000000000009\""), "INCLUSION: data/tile/0/000.p/8, hash 4");
        ofComplete("an entry and its tile", a -> {
            a.replace(BUNDLE, "000000000004\"", "000000000009\"");
            a.files.put(TILE, tile(a.bytes(BUNDLE)));
        }, "INCLUSION: data/tile/entries: these entries give another root");
        ofComplete("a hash of a tile", a -> a.bytes(TILE)[70] ^= 1, "INCLUSION: data/tile/0/000.p/8, hash 2");
        ofComplete("a bundle's length", a -> a.bytes(BUNDLE)[1] ^= 1, "INTEGRITY: data/tile/entries/000.p/8");
        ofComplete("a bundle taken away", a -> a.files.remove(BUNDLE), "COMPLETENESS: data/tile/entries/000.p/8: is missing");
        ofComplete("a tile too many", a -> a.files.put("data/tile/1/000.p/1", new byte[32]), "COMPLETENESS: data/tile/1/000.p/1: a log of this size has no such file");
        ofComplete("an ordinal of another stream", a -> a.replace(BUNDLE, "\"n\":2,\"prev\":1,", "\"n\":3,\"prev\":1,"), "COMPLETENESS: data/tile/entries/000.p/8, position 4: its member n");
        ofComplete("an entry that the trail keeps back", a -> a.lines(l -> l.remove(3)), "COMPLETENESS: data/entries.jsonl, line 4, position 6");
        ofComplete("a last entry of a signal that the trail keeps back", a -> a.lines(l -> l.remove(0)),
                "COMPLETENESS: data/tile/entries/000.p/8, position 0: this entry of signal:0198f1c2-0000-7000-8000-0000000000bb is in the log and kept back");
    }

    private void zipForm() {
        zip("its version", z -> z.putShort(4, (short) 20), "byte 4");
        zip("its flags", z -> z.putShort(6, (short) 0x800), "byte 7");
        zip("its method", z -> z.putShort(8, (short) 8), "byte 8");
        zip("its time", z -> z.putShort(10, (short) 1), "byte 10");
        zip("its date", z -> z.putShort(12, (short) 34), "byte 12");
        zip("an extra field announced", z -> z.putShort(28, (short) 4), "byte 28");
        zip("two sizes", z -> z.putInt(22, z.getInt(22) + 1), "byte 22");
        zip("a checksum", z -> z.putInt(14, z.getInt(14) + 1), "byte ");
        zip("the directory's attributes", z -> z.putInt(directory(z) + 38, 1), "contradicts its files at byte ");
        zip("the directory's offset of a file", z -> z.putInt(directory(z) + 42, 7), "contradicts its files at byte ");
        zip("the number of files", z -> z.putShort(z.capacity() - 12, (short) 99), "contradicts its files at byte ");
        add("zip: bytes behind it", Arrays.copyOf(scoped, scoped.length + 1), CandorVerify.UNUSABLE, "the zip's directory does not fit its files (byte ");
        add("zip: its end cut off", Arrays.copyOf(scoped, scoped.length - 1), CandorVerify.UNUSABLE, "the zip's directory does not fit its files (byte ");
        add("zip: bytes in front of it", shifted(), CandorVerify.UNUSABLE, "this is not the zip of a trail");
        byte[] stale = scoped.clone();
        stale[new String(stale, ISO_8859_1).indexOf("Subject: hello")] ^= 1;
        add("a file changed under its checksum", stale, CandorVerify.INVALID, "INTEGRITY: data/evidence/mail.eml: the zip's checksum of the file is not its own (header at byte ");
    }

    private byte[] shifted() {
        byte[] shifted = new byte[scoped.length + 1];
        System.arraycopy(scoped, 0, shifted, 1, scoped.length);
        return shifted;
    }

    private void committed(String name, String file, String from, String to) {
        both(name, a -> a.replace(file, from, to), "INTEGRITY: " + file + ": it is not the file that TrailExported committed to");
    }

    /** The change alone, and with everything made again that needs no key. */
    private void both(String name, Consumer<Attacker> change, String names) {
        one(name, change, names);
        Attacker attacker = new Attacker(scoped);
        change.accept(attacker);
        add(name + ", manifests made again", attacker.recomputed(), CandorVerify.INVALID, names);
    }

    private void one(String name, Consumer<Attacker> change, String names) {
        Attacker attacker = new Attacker(scoped);
        change.accept(attacker);
        add(name, attacker.zip(), CandorVerify.INVALID, names);
    }

    private void ofComplete(String name, Consumer<Attacker> change, String names) {
        Attacker attacker = new Attacker(complete);
        change.accept(attacker);
        add("whole log: " + name + ", manifests made again", attacker.recomputed(), CandorVerify.INVALID, names);
    }

    private void zip(String name, Consumer<ByteBuffer> change, String names) {
        byte[] bytes = scoped.clone();
        change.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        add("zip: " + name, bytes, CandorVerify.UNUSABLE, names);
    }

    private void add(String name, byte[] zip, int exit, String names) {
        all.add(new Mutation(name, zip, exit, names));
    }

    private static int directory(ByteBuffer zip) {
        return zip.getInt(zip.capacity() - 6);
    }

    private static byte[] tile(byte[] bundle) {
        return new Tile(EntryBundle.parse(bundle).stream().map(Entry::leafHash).toList()).toBytes();
    }

    /** Another character of every alphabet that is used here in its place. */
    private static String swap(String text, int at) {
        return text.substring(0, at) + (text.charAt(at) == 'a' ? 'e' : 'a') + text.substring(at + 1);
    }

    private static String first(String line) {
        return line.substring(line.indexOf("[\"") + 2, line.indexOf('"', line.indexOf("[\"") + 2));
    }

    private static String text(ObjectNode line, String member) {
        return line.get(member).textValue();
    }

    private static String text(ObjectNode line, String member, int at) {
        return line.get(member).get(at).textValue();
    }

    private static ArrayNode list(ObjectNode line) {
        return (ArrayNode) line.get("disclosures");
    }

    private static ObjectNode withheld(ObjectNode line) {
        return (ObjectNode) line.get("withheld");
    }
}
