package candor.ledger.note;

import candor.ledger.Malformed;

/** A whole tlog-proof@v1 text taken apart. Nothing in it is verified yet. */
public record TlogReceipt(TlogProof proof, SignedNote checkpoint) {

    /** @throws Malformed if the text is no tlog-proof@v1 */
    public static TlogReceipt parse(String text) {
        int blank = text.indexOf("\n\n");
        Malformed.unless(blank >= 0, "a proof without a checkpoint");
        return new TlogReceipt(TlogProof.parseHead(text.substring(0, blank + 1)), SignedNote.parse(text.substring(blank + 2)));
    }

    /** The text. */
    public String format() {
        return proof.text(checkpoint);
    }
}
