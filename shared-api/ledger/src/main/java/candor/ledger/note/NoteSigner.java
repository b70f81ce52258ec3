package candor.ledger.note;

import java.nio.charset.StandardCharsets;

/**
 * Signs notes under a name. Never print it: it holds the secret key.
 *
 * @param name key name; for a log, its origin
 */
public record NoteSigner(String name, Ed25519PrivateKey key) {

    /** @throws candor.ledger.Malformed if the name is no key name */
    public NoteSigner {
        VerifierKey.requireName(name);
    }

    /** The public half, to be handed out. */
    public VerifierKey verifierKey() {
        return new VerifierKey(name, key.publicKey());
    }

    NoteSignature sign(String text) {
        return new NoteSignature(name, verifierKey().keyId(), key.sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "NoteSigner[" + name + "]";
    }
}
