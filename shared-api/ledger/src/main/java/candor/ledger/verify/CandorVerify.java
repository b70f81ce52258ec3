package candor.ledger.verify;

import candor.ledger.Malformed;
import candor.ledger.bag.BagSource;
import candor.ledger.bag.UnusableInput;
import candor.ledger.note.LogKeys;
import candor.ledger.note.SignedNote;
import candor.ledger.policy.TlogPolicy;
import candor.ledger.timestamp.TimeAuthorities;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code candor-verify trail.zip|receipt [--key VKEY|FILE] [--policy FILE] [--tsa-cert FILE] [--earlier CHECKPOINT [--earlier-key VKEY|FILE]]}: exit 0 verified, 1 invalid, 2 unusable input. */
public final class CandorVerify {

    public static final int VERIFIED = 0;
    public static final int INVALID = 1;
    public static final int UNUSABLE = 2;

    private static final String USAGE = """
            usage: candor-verify TRAIL|RECEIPT [--key VKEY|FILE] [--policy FILE] [--tsa-cert FILE] [--earlier CHECKPOINT [--earlier-key VKEY|FILE]]
              TRAIL       the zip of a trail, or the folder it was unpacked into
              RECEIPT     the receipt of one entry (a tlog-proof); it needs --key or --policy
              --key       the log's key, obtained elsewhere: the vkey itself, or a file that holds it and retired ones
              --policy    a tlog-policy obtained elsewhere: logs and witnesses that you believe, and how many it takes
              --tsa-cert  certificates (PEM or DER) of a time-stamping authority that you trust, or of who certifies it
              --earlier   the data/checkpoint.txt of an earlier trail: the log must have grown from it
              --earlier-key  the key of the log that signed it, where that is another log which this one was begun from
            exit: 0 verified, 1 invalid, 2 input that cannot be judged""";

    private @Nullable Path trail;
    private @Nullable LogKeys keys;
    private @Nullable TlogPolicy policy;
    private @Nullable TimeAuthorities authorities;
    private @Nullable SignedNote earlier;
    private @Nullable LogKeys earlierKeys;

    private CandorVerify() {
    }

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    /** Runs the verifier and returns the exit code. */
    public static int run(String[] args, PrintStream out) {
        try {
            return new CandorVerify().verify(args, out);
        } catch (UnusableInput e) {
            out.println("UNUSABLE: " + e.getMessage());
        } catch (IOException e) {
            out.println("UNUSABLE: a file cannot be read (" + e.getClass().getSimpleName() + ")");
        } catch (RuntimeException e) {
            // Whatever went wrong in here, an exit of 0 or 1 would be a judgement that was never made.
            out.println("UNUSABLE: the verifier could not go on (" + e.getClass().getSimpleName() + ")");
        }
        return UNUSABLE;
    }

    private int verify(String[] args, PrintStream out) throws IOException {
        read(new ArrayDeque<>(List.of(args)));
        if (trail == null) {
            out.println(USAGE);
            return UNUSABLE;
        }
        require(earlierKeys == null || earlier != null, "--earlier-key is the key of a checkpoint given with --earlier");
        Trust trust = new Trust(keys, policy, authorities);
        Report report = isReceipt(trail) ? receipt(trail, trust)
                : new TrailVerifier(trust, earlier == null ? null : new KeptCheckpoint(earlier, earlierKeys)).verify(BagSource.open(trail));
        out.print(report.text());
        if (!report.isVerified()) {
            out.println("INVALID");
            return INVALID;
        }
        out.println(keys == null && (policy == null || policy.logs().isEmpty()) ? "VERIFIED, but self-consistent only: no key from elsewhere was given" : "VERIFIED");
        return VERIFIED;
    }

    private static boolean isReceipt(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return ReceiptVerifier.isBegunBy(in.readNBytes(ReceiptVerifier.telltale()));
        }
    }

    private Report receipt(Path file, Trust trust) throws IOException {
        require(earlier == null, "a receipt is not compared with an earlier checkpoint: a trail is");
        require(Files.size(file) <= ReceiptVerifier.MAX_BYTES, "the receipt is larger than one can be");
        return new ReceiptVerifier(trust).verify(Files.readAllBytes(file));
    }

    private void read(Deque<String> words) throws IOException {
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            switch (word) {
                case "--key" -> keys = keys(value(words, word));
                case "--tsa-cert" -> authorities = authorities(Path.of(value(words, word)));
                case "--policy" -> policy = policy(Path.of(value(words, word)));
                case "--earlier-key" -> earlierKeys = keys(value(words, word));
                case "--earlier" -> earlier = note(Path.of(value(words, word)));
                default -> {
                    require(!word.startsWith("--") && trail == null, "the arguments are not understood\n" + USAGE);
                    trail = Path.of(word);
                }
            }
        }
    }

    private static LogKeys keys(String given) throws IOException {
        try {
            if (given.chars().filter(c -> c == '+').count() >= 2 && !Files.exists(Path.of(given))) {
                return LogKeys.parse(given);
            }
            require(Files.isRegularFile(Path.of(given)) && Files.size(Path.of(given)) < 100_000, "the key is neither a vkey nor a file that holds one");
            return LogKeys.parse(Files.readString(Path.of(given)).strip());
        } catch (Malformed e) {
            throw new UnusableInput("the key cannot be used: " + e.getMessage());
        }
    }

    private static TlogPolicy policy(Path file) throws IOException {
        require(Files.isRegularFile(file) && Files.size(file) <= TlogPolicy.MAX_BYTES, "the policy is not a file");
        try {
            return TlogPolicy.parse(Files.readAllBytes(file));
        } catch (Malformed e) {
            throw new UnusableInput("the policy cannot be used: " + e.getMessage());
        }
    }

    private static TimeAuthorities authorities(Path file) throws IOException {
        require(Files.isRegularFile(file) && Files.size(file) <= TlogPolicy.MAX_BYTES, "the certificate is not a file");
        try {
            return TimeAuthorities.parse(Files.readAllBytes(file));
        } catch (Malformed e) {
            throw new UnusableInput("the certificate cannot be used: " + e.getMessage());
        }
    }

    private static SignedNote note(Path file) throws IOException {
        require(Files.isRegularFile(file) && Files.size(file) <= SignedNote.MAX_BYTES, "the earlier checkpoint is not a file");
        try {
            return SignedNote.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (Malformed e) {
            throw new UnusableInput("the earlier checkpoint cannot be used: " + e.getMessage());
        }
    }

    private static String value(Deque<String> words, String option) {
        require(!words.isEmpty(), "a value is missing after " + option);
        return words.removeFirst();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UnusableInput(message);
        }
    }
}
