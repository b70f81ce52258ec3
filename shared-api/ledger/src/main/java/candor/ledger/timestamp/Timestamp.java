package candor.ledger.timestamp;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * An answer of a time-stamping authority (RFC 3161, TimeStampResp in DER) that grants a token over a checkpoint's text: its three lines
 * with their line feeds, SHA-256. Nothing in it is verified before {@link TimeAuthorities#verify}.
 */
public final class Timestamp {

    /** Most bytes of an answer: a token with its certificates has a few thousand. */
    public static final int MAX_BYTES = 64 * 1024;

    /** How the text is hashed. */
    static final ASN1ObjectIdentifier SHA256 = NISTObjectIdentifiers.id_sha256;

    private final byte[] der;
    private final TimeStampToken token;

    private Timestamp(byte[] der, TimeStampToken token) {
        this.der = der;
        this.token = token;
    }

    /** @throws Malformed if the bytes are no answer, or one that grants nothing */
    public static Timestamp parse(byte[] der) {
        Malformed.unless(der.length > 0 && der.length <= MAX_BYTES, "an answer of a time-stamping authority that is empty or too large");
        try {
            TimeStampResponse response = new TimeStampResponse(der);
            TimeStampToken token = response.getTimeStampToken();
            Malformed.unless(token != null && response.getStatus() <= 1, "an answer of a time-stamping authority that grants no token");
            return new Timestamp(der.clone(), token);
        } catch (Malformed e) {
            throw e;
        } catch (TSPException | IOException | RuntimeException e) {
            // The library answers malformed DER with exceptions of many kinds.
            throw new Malformed("no answer of a time-stamping authority", e);
        }
    }

    /** What is stamped: SHA-256 over the checkpoint's text. */
    public static Hash imprint(Checkpoint checkpoint) {
        return Hash.sha256(checkpoint.text().getBytes(StandardCharsets.UTF_8));
    }

    /** The answer in DER, as {@code openssl ts -verify -in} reads it. */
    public byte[] der() {
        return der.clone();
    }

    /** The time it says; not verified. */
    public Instant at() {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    /** @throws UntrustedTimestamp if it is for another text */
    public void requireOver(Checkpoint checkpoint) {
        boolean over = token.getTimeStampInfo().getMessageImprintAlgOID().equals(SHA256)
                && Arrays.equals(token.getTimeStampInfo().getMessageImprintDigest(), imprint(checkpoint).toBytes());
        if (!over) {
            throw new UntrustedTimestamp("the time-stamp is for another text than this checkpoint");
        }
    }

    TimeStampToken token() {
        return token;
    }
}
