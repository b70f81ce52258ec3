package candor.platform.evidence;

import candor.platform.edge.Malformation;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The digest that a request states of its body: RFC 9530, {@code Repr-Digest} or {@code Content-Digest}, of which {@code sha-256} is read. */
public final class StatedDigest {
    public static final String REPRESENTATION = "Repr-Digest";
    public static final String CONTENT = "Content-Digest";

    /** A byte sequence of a dictionary (RFC 9651, sections 3.2 and 3.3.5). */
    private static final Pattern SHA_256 = Pattern.compile("sha-256=:([A-Za-z0-9+/]*={0,2}):(?:;.*)?");

    private static final int LENGTH = 32;

    private StatedDigest() {}

    /** The header's value for a digest of 64 hexadecimal digits. */
    public static String of(String digest) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest)) + ":";
    }

    /**
     * The digest that the headers state, as 64 hexadecimal digits; empty where they state none, or only by other algorithms.
     *
     * @throws Malformation {@code request.bad-digest} when it has not its form, or the two differ
     */
    public static Optional<String> read(@Nullable String representation, @Nullable String content) {
        List<String> stated = Arrays.asList(representation, content).stream().filter(header -> header != null).flatMap(header -> sha256(header).stream()).distinct().toList();
        if (stated.size() > 1) {
            throw new Malformation("request.bad-digest", "Repr-Digest and Content-Digest state two different SHA-256");
        }
        return stated.stream().findFirst();
    }

    private static Optional<String> sha256(String header) {
        return Arrays.stream(header.split(",")).map(String::strip).filter(member -> member.startsWith("sha-256=")).map(StatedDigest::hex).reduce((_, later) -> later);
    }

    private static String hex(String member) {
        Matcher matcher = SHA_256.matcher(member);
        if (!matcher.matches()) {
            throw bad();
        }
        try {
            byte[] digest = Base64.getDecoder().decode(matcher.group(1));
            if (digest.length != LENGTH) {
                throw bad();
            }
            return HexFormat.of().formatHex(digest);
        } catch (IllegalArgumentException noBase64) {
            throw bad();
        }
    }

    private static Malformation bad() {
        return new Malformation("request.bad-digest", "a digest is stated as Repr-Digest: sha-256=:<32 bytes in base64>:");
    }
}
