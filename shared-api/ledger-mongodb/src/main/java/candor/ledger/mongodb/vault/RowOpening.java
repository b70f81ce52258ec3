package candor.ledger.mongodb.vault;

import candor.ledger.Malformed;
import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.keys.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Map;
import java.util.Objects;
import javax.crypto.AEADBadTagException;

/** Opens rows and believes nothing that was not proved: key, box and digest must all fit. */
record RowOpening(KeyRing ring, RowCipher.Pool ciphers) {

    RowState open(SealedRow row, Map<String, SubjectKey> keys) {
        if (row.sealClass() == SealClass.FREE_TEXT) {
            return openWithOwnKey(row);
        }
        return switch (keys.get(Objects.requireNonNull(row.subject()))) {
            case SubjectKey.Active(byte[] key) -> open(row, key);
            case SubjectKey.Erased erased -> new RowState.KeyErased();
            case SubjectKey.Altered altered -> new RowState.Altered("its subject's key was altered");
            case null -> new RowState.Altered("its subject is unknown");
        };
    }

    private RowState openWithOwnKey(SealedRow row) {
        try {
            return open(row, ring.unwrap(row.epoch(), Objects.requireNonNull(row.wrappedKey())));
        } catch (InvalidKeyException e) {
            return new RowState.Altered("its key was altered");
        }
    }

    private RowState open(SealedRow row, byte[] key) {
        RowCipher cipher = ciphers.take();
        try {
            String encoded = new String(cipher.open(key, row.digest(), row.box()), StandardCharsets.US_ASCII);
            Disclosure disclosure = Disclosure.parse(encoded);
            return disclosure.digest().base64Url().equals(row.digest())
                    ? new RowState.Opened(new OpenedRow(disclosure, row.sealClass(), row.subject()))
                    : new RowState.Altered("it opens to another digest");
        } catch (AEADBadTagException e) {
            return new RowState.Altered("its box was swapped or altered");
        } catch (Malformed e) {
            return new RowState.Altered("it holds no disclosure");
        } finally {
            ciphers.giveBack(cipher);
        }
    }
}
