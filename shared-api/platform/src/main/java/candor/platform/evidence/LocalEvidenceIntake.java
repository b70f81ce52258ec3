package candor.platform.evidence;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Into the store of this node. */
record LocalEvidenceIntake(EvidenceFiles files, long atMost) implements EvidenceIntake {
    @Override
    public KeptFile take(InputStream source, @Nullable String digest) throws IOException {
        return files.keep(source, new Expected(atMost, digest));
    }
}
