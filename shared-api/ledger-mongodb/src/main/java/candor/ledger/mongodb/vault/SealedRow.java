package candor.ledger.mongodb.vault;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One sealed disclosure, ready to be stored. It gives nothing away but its digest, its class, its subject's opaque reference and
 * roughly its size.
 *
 * @param digest base64url digest of the disclosure, as the entry commits to it
 * @param sealClass why it is sealed
 * @param subject reference of the one person it is about; null for free text
 * @param epoch number of the epoch key under which {@code wrappedKey} is wrapped
 * @param wrappedKey the row's own key, wrapped; null for personal data
 * @param box nonce, ciphertext and tag
 * @param lookup what it is found by, where it holds an e-mail address; only on the way into the store
 */
public record SealedRow(String digest, SealClass sealClass, @Nullable String subject, int epoch, byte @Nullable [] wrappedKey, byte[] box,
                        AddressIndex.@Nullable Entry lookup) {

    /** As it is read. */
    SealedRow(String digest, SealClass sealClass, @Nullable String subject, int epoch, byte @Nullable [] wrappedKey, byte[] box) {
        this(digest, sealClass, subject, epoch, wrappedKey, box, null);
    }

    /** @throws IllegalArgumentException if class, subject and key contradict each other */
    public SealedRow {
        boolean personal = sealClass == SealClass.PERSONAL;
        if (personal != (subject != null) || personal == (wrappedKey != null)) {
            throw new IllegalArgumentException("personal data have a subject, free text has a key of its own");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedRow row && digest.equals(row.digest) && Arrays.equals(box, row.box);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return "SealedRow[" + digest + "]";
    }
}
