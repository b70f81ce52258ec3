package candor.ledger.mongodb.backup;

import candor.RuleViolation;
import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.LedgerTime;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.note.VerifierKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a backup says of itself, signed with the log's key: a C2SP signed note whose first line can be no log's origin, so that it never
 * passes for a checkpoint. The lines of the parts are those that {@code sha256sum -c} reads.
 *
 * @param origin of the log
 * @param at when the backup was begun
 * @param size number of entries in it
 * @param root of the tree over them
 * @param parts SHA-256 of each other file, by name
 */
public record BackupManifest(String origin, Instant at, long size, Hash root, SortedMap<String, Hash> parts) {

    /** Name of the file that holds it. */
    public static final String FILE = "manifest.txt";

    private static final String FIRST_LINE = "candor backup v1";
    private static final String ORIGIN = "origin ";
    private static final String AT = "at ";
    private static final String TREE = "tree ";
    private static final int HEAD = 4;
    private static final int HEX = 64;

    /** The note's text. */
    String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n').append(ORIGIN).append(origin).append('\n')
                .append(AT).append(LedgerTime.format(at)).append('\n').append(TREE).append(size).append(' ').append(root.base64()).append('\n');
        parts.forEach((name, hash) -> text.append(hash.hex()).append("  ").append(name).append('\n'));
        return text.toString();
    }

    SignedNote sign(NoteSigner signer) {
        return SignedNote.sign(text(), List.of(signer));
    }

    /**
     * Reads a signed one.
     *
     * @param keys of a log, by its origin; from elsewhere than the backup
     * @throws RuleViolation {@code backup.damaged} if it is none or none of these keys signed it
     */
    static BackupManifest open(byte[] note, Function<String, List<VerifierKey>> keys) {
        try {
            SignedNote signed = SignedNote.parse(note);
            BackupManifest manifest = parse(signed.text());
            signed.verifiedBy(keys.apply(manifest.origin()));
            return manifest;
        } catch (Malformed e) {
            throw damaged(FILE + " is not in the form of a manifest");
        } catch (UnverifiedNote e) {
            throw damaged(FILE + " is not signed by the key of its log that lies in the keep folder");
        }
    }

    private static BackupManifest parse(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        Malformed.unless(lines.size() > HEAD && lines.getFirst().equals(FIRST_LINE), "no manifest of a backup");
        String[] tree = after(TREE, lines.get(3)).split(" ", -1);
        Malformed.unless(tree.length == 2 && tree[0].matches("[1-9][0-9]{0,17}"), "no size and root");
        SortedMap<String, Hash> parts = new TreeMap<>();
        for (String line : lines.subList(HEAD, lines.size() - 1)) {
            Malformed.unless(line.length() > HEX + 2, "no digest and name");
            parts.put(line.substring(HEX + 2), Hash.ofHex(line.substring(0, HEX)));
        }
        BackupManifest manifest = new BackupManifest(after(ORIGIN, lines.get(1)), LedgerTime.parse(after(AT, lines.get(2))),
                Long.parseLong(tree[0]), Hash.ofBase64(tree[1]), parts);
        Malformed.unless(manifest.text().equals(text), "another spelling");
        return manifest;
    }

    private static String after(String word, String line) {
        Malformed.unless(line.startsWith(word), "another line");
        return line.substring(word.length());
    }

    static RuleViolation damaged(String what) {
        return new RuleViolation("backup.damaged", "this backup cannot be trusted: " + what + "; take another one");
    }
}
