package candor.platform.witness;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which witnesses are asked to cosign the log.
 *
 * @param policy file, a C2SP tlog-policy with the addresses of the witnesses; absent: nobody is asked
 * @param timeout of each request to a witness
 * @param patience how long an export waits for the quorum before it goes without
 */
@ConfigurationProperties("candor.witness")
public record WitnessProperties(@Nullable Path policy, @DefaultValue("5s") Duration timeout, @DefaultValue("10s") Duration patience) {}
