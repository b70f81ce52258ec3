package candor.ledger.timestamp;

import candor.ledger.note.Checkpoint;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamping authority of our own: a root, a certificate for time-stamping, and an address on loopback. */
public final class TestTimeAuthority implements AutoCloseable {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");

    public final X509Certificate root;
    public final X509Certificate certificate;
    private final KeyPair keys;
    private final HttpServer server;
    private final Instant at;

    private TestTimeAuthority(boolean forTimeStamping, Instant at) {
        try {
            KeyPair rootKeys = ec();
            this.keys = ec();
            this.root = certificate("CN=Test root", rootKeys, "CN=Test root", rootKeys, true, false);
            this.certificate = certificate("CN=Test time authority", keys, "CN=Test root", rootKeys, false, forTimeStamping);
            this.at = at;
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", exchange -> {
            byte[] answer = answer(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    /** Every token says this time. */
    public static TestTimeAuthority at(Instant at) {
        return new TestTimeAuthority(true, at);
    }

    /** One whose key was certified for something else. */
    static TestTimeAuthority notForTimeStamping(Instant at) {
        return new TestTimeAuthority(false, at);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
    }

    /** The root in PEM: what a verifying person is given. */
    public String rootPem() throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(root);
        }
        return text.toString();
    }

    /** Its answer for this checkpoint, asked for over HTTP. */
    public byte[] stamp(Checkpoint checkpoint) {
        try (TimeAuthorityClient client = new TimeAuthorityClient(address(), Duration.ofSeconds(10))) {
            return client.stamp(checkpoint).der();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] answer(byte[] query) throws IOException {
        try {
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", keys.getPrivate(), certificate),
                    new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(Timestamp.SHA256)), new ASN1ObjectIdentifier("1.2.3.4.1"));
            tokens.addCertificates(new JcaCertStore(List.of(certificate, root)));
            return new TimeStampResponseGenerator(tokens, Set.of(Timestamp.SHA256.getId())).generate(new TimeStampRequest(query), BigInteger.ONE, Date.from(at)).getEncoded();
        } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static KeyPair ec() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(String subject, KeyPair keys, String issuer, KeyPair issuerKeys, boolean isRoot, boolean forTimeStamping)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        var builder = new JcaX509v3CertificateBuilder(new X500Principal(issuer), BigInteger.valueOf(System.nanoTime()), Date.from(FROM), Date.from(UNTIL), new X500Principal(subject), keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isRoot));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(isRoot ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
        if (!isRoot) {
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(forTimeStamping ? KeyPurposeId.id_kp_timeStamping : KeyPurposeId.id_kp_codeSigning));
        }
        return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
