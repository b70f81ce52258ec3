package candor.platform.witness;

import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.note.SeededKeys;
import candor.ledger.witness.Cosigner;
import candor.ledger.witness.CosignatureType;
import candor.platform.store.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A witness's two keys in one file that only its owner can read, made on first start: name, seeds, and the vkeys that were handed
 * out, so that a witness never signs with keys that nobody knows.
 */
final class WitnessKeys {
    static final String FILE = "witness.key";

    private static final SecureRandom RANDOM = new SecureRandom();

    private WitnessKeys() {}

    /**
     * Reads the keys; makes them where there are none.
     *
     * @param name of a new witness; null = a random one. An existing witness keeps its own
     * @throws Refusal if the file is damaged, or the witness has another name than the one asked for
     */
    static List<Cosigner> open(KeepFolder folder, @Nullable String name) {
        String called = name == null ? "candor.invalid/witness-" + HexFormat.of().formatHex(random(8)) : name;
        byte[] file = folder.read(FILE).orElseGet(() -> folder.createIfAbsent(FILE, fresh(called)));
        List<Cosigner> cosigners = parse(folder, new String(file, StandardCharsets.UTF_8));
        if (name != null && !cosigners.getFirst().key().name().equals(name)) {
            throw new Refusal("this witness is called " + cosigners.getFirst().key().name() + " for ever: leave out --name, or choose another folder for another witness");
        }
        return cosigners;
    }

    private static byte[] fresh(String name) {
        byte[] first = random(SeededKeys.SEED_LENGTH);
        byte[] second = random(SeededKeys.SEED_LENGTH);
        try {
            return ("name " + name + "\n" + line(new Cosigner(name, CosignatureType.ED25519, first), first)
                    + line(new Cosigner(name, CosignatureType.ML_DSA_44, second), second)).getBytes(StandardCharsets.UTF_8);
        } catch (Malformed e) {
            throw new Refusal("a witness cannot be called so: " + e.getMessage());
        }
    }

    private static String line(Cosigner cosigner, byte[] seed) {
        return "key " + StrictBase64.encode(seed) + " " + cosigner.key().vkey() + "\n";
    }

    private static List<Cosigner> parse(KeepFolder folder, String text) {
        try {
            String[] lines = text.split("\n", -1);
            Malformed.unless(lines.length == 4 && lines[0].startsWith("name ") && lines[3].isEmpty(), "other lines than a name and two keys");
            String name = lines[0].substring("name ".length());
            return List.of(cosigner(name, CosignatureType.ED25519, lines[1]), cosigner(name, CosignatureType.ML_DSA_44, lines[2]));
        } catch (Malformed e) {
            throw new Refusal("the key file " + folder.path(FILE) + " is damaged: put back your copy of it (" + e.getMessage() + ")", e);
        }
    }

    private static Cosigner cosigner(String name, CosignatureType type, String line) {
        List<String> words = Arrays.asList(line.split(" ", -1));
        Malformed.unless(words.size() == 3 && words.getFirst().equals("key"), "a key is a seed and a vkey");
        Cosigner cosigner = new Cosigner(name, type, StrictBase64.decode(words.get(1)));
        Malformed.unless(cosigner.key().vkey().equals(words.get(2)), "a seed that is not the vkey's");
        return cosigner;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
