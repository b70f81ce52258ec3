package candor.platform.evidence;

import candor.platform.internal.BearerToken;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes files from the query side. Nothing names one until a command does, so whoever only sends one has recorded nothing. */
@RestController
public class InternalEvidence {
    static final String PATH = "/internal/evidence";

    private final EvidenceIntake intake;
    private final BearerToken token;

    InternalEvidence(EvidenceIntake intake, BearerToken token) {
        this.intake = intake;
        this.token = token;
    }

    @PostMapping(PATH)
    KeptFile take(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader(name = StatedDigest.REPRESENTATION, required = false) @Nullable String digest,
            InputStream body)
            throws IOException {
        token.require(authorization);
        return intake.take(body, StatedDigest.read(digest, null).orElse(null));
    }
}
