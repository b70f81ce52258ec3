package candor.ledger.verify;

import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import candor.ledger.bag.UnusableInput;
import candor.ledger.note.SignedNote;
import candor.ledger.note.TlogProof;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A receipt's text, read part by part so that what is wrong is told with its line.
 *
 * @param head lines before the first blank one
 * @param rest what follows it; empty where there is no blank line
 */
record ReceiptText(List<String> head, String rest) {

    private static final String EXTRA = "extra ";

    /** A part that cannot be read. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String place;

        Unreadable(String place, Malformed why) {
            super(why.getMessage(), why);
            this.place = place;
        }

        String place() {
            return place;
        }
    }

    /** Reads a part. */
    @FunctionalInterface
    interface Part<T> {
        T read();
    }

    static ReceiptText of(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            int blank = text.indexOf("\n\n");
            return new ReceiptText(List.of((blank < 0 ? text : text.substring(0, blank)).split("\n", -1)), blank < 0 ? "" : text.substring(blank + 2));
        } catch (CharacterCodingException e) {
            throw new UnusableInput("the receipt is not valid UTF-8");
        }
    }

    /** @throws Unreadable with the first line that is wrong */
    TlogProof proof() {
        require("line 1", () -> Malformed.unless(head.getFirst().equals(TlogProof.FIRST_LINE), "a proof that is not tlog-proof@v1"));
        if (hasExtra()) {
            require(entryPlace(), () -> StrictBase64.decode(head.get(1).substring(EXTRA.length())));
        }
        int least = hasExtra() ? 3 : 2;
        for (int lines = Math.min(least, head.size()); lines < head.size(); lines++) {
            parse(lines);
        }
        return parse(head.size());
    }

    private static void require(String place, Runnable check) {
        try {
            check.run();
        } catch (Malformed e) {
            throw new Unreadable(place, e);
        }
    }

    private TlogProof parse(int lines) {
        try {
            return TlogProof.parseHead(String.join("\n", head.subList(0, lines)) + "\n");
        } catch (Malformed e) {
            throw new Unreadable("line " + lines, e);
        }
    }

    /** @throws Unreadable if it is no signed note */
    SignedNote note() {
        try {
            return SignedNote.parse(rest);
        } catch (Malformed e) {
            throw new Unreadable(notePlace(), e);
        }
    }

    String entryPlace() {
        return "line 2 (extra)";
    }

    String pathPlace() {
        return "lines " + (hasExtra() ? 2 : 1) + " to " + head.size() + " (entry, index and path)";
    }

    String notePlace() {
        return "line " + (head.size() + 2) + " (checkpoint)";
    }

    private boolean hasExtra() {
        return head.size() > 1 && head.get(1).startsWith(EXTRA);
    }
}
