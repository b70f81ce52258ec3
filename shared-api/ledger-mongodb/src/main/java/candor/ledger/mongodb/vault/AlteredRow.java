package candor.ledger.mongodb.vault;

/** A row of the vault is not what was sealed: somebody swapped or altered it, or its key. */
public final class AlteredRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String digest;

    AlteredRow(String digest, String reason) {
        super("the vault's row " + digest + " is not what was sealed (" + reason + "): run fsck");
        this.digest = digest;
    }

    /** The digest under which the row lies. */
    public String digest() {
        return digest;
    }
}
