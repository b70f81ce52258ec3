package candor.ledger.timestamp;

import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;

/**
 * The time-stamping authorities that somebody trusts: their own certificates, or those of who certifies them. Revocation is not looked
 * up, for verifying is done offline.
 */
public record TimeAuthorities(List<X509Certificate> certificates) {

    private static final int LONGEST_CHAIN = 8;

    public TimeAuthorities {
        certificates = List.copyOf(certificates);
    }

    /** Reads certificates, PEM or DER. @throws Malformed if there is none */
    public static TimeAuthorities parse(byte[] file) {
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file)).forEach(each -> certificates.add((X509Certificate) each));
            Malformed.unless(!certificates.isEmpty(), "no certificate");
            return new TimeAuthorities(certificates);
        } catch (CertificateException e) {
            throw new Malformed("no certificate", e);
        }
    }

    /**
     * When the checkpoint existed, by the word of one of these authorities.
     *
     * @throws UntrustedTimestamp if the token is for another text, its signature is false, or none of these stands behind it at that time
     */
    public Instant verify(Timestamp timestamp, Checkpoint checkpoint) {
        timestamp.requireOver(checkpoint);
        X509Certificate signer = signer(timestamp);
        try {
            // Signature, signing-certificate attribute and the key's purpose (RFC 3161 section 2.3).
            timestamp.token().validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            if (!certificates.contains(signer)) {
                requireCertified(signer, timestamp);
            }
            return timestamp.at();
        } catch (UntrustedTimestamp e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new UntrustedTimestamp("none of the given certificates stands behind the time-stamp", e);
        } catch (TSPException | OperatorCreationException | RuntimeException e) {
            throw new UntrustedTimestamp("the time-stamp's signature is false, or its key is not for time-stamping", e);
        }
    }

    private X509Certificate signer(Timestamp timestamp) {
        return sent(timestamp).filter(candidate -> timestamp.token().getSID().match(candidate)).map(TimeAuthorities::certificate).findFirst()
                .or(() -> certificates.stream().filter(given -> matches(timestamp, given)).findFirst())
                .orElseThrow(() -> new UntrustedTimestamp("the time-stamp carries no certificate of its signer, and none of the given ones is its"));
    }

    private static Stream<X509CertificateHolder> sent(Timestamp timestamp) {
        return timestamp.token().getCertificates().getMatches(null).stream();
    }

    private static boolean matches(Timestamp timestamp, X509Certificate given) {
        try {
            return timestamp.token().getSID().match(new X509CertificateHolder(given.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            return false;
        }
    }

    private void requireCertified(X509Certificate signer, Timestamp timestamp) throws GeneralSecurityException {
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain(signer, timestamp));
        Set<TrustAnchor> anchors = new HashSet<>();
        certificates.forEach(each -> anchors.add(new TrustAnchor(each, null)));
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(timestamp.at()));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    /** From the signer up through what the token carries, to and without a given certificate. */
    private List<X509Certificate> chain(X509Certificate signer, Timestamp timestamp) {
        List<X509Certificate> chain = new ArrayList<>(List.of(signer));
        List<X509Certificate> sent = sent(timestamp).map(TimeAuthorities::certificate).toList();
        while (chain.size() < LONGEST_CHAIN && certificates.stream().noneMatch(given -> issued(given, chain.getLast()))) {
            X509Certificate last = chain.getLast();
            var issuer = sent.stream().filter(candidate -> issued(candidate, last) && !chain.contains(candidate)).findFirst();
            if (issuer.isEmpty()) {
                return chain;
            }
            chain.add(issuer.get());
        }
        return chain;
    }

    private static boolean issued(X509Certificate issuer, X509Certificate subject) {
        return issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal());
    }

    private static X509Certificate certificate(X509CertificateHolder holder) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
        } catch (CertificateException | IOException e) {
            throw new UntrustedTimestamp("the time-stamp carries a certificate that is none", e);
        }
    }
}
