package candor.platform.evidence;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where a file goes before an entry names it: into the store of this node, or on to the command side, a piece at a time. */
public interface EvidenceIntake {

    /**
     * Takes a file in; when this returns it is durable.
     *
     * @param digest SHA-256 that was stated, 64 hexadecimal digits; absent where nobody stated one
     * @throws candor.RuleViolation as {@link EvidenceFiles#keep}
     * @throws IOException when the source ends before it should
     */
    KeptFile take(InputStream source, @Nullable String digest) throws IOException;
}
