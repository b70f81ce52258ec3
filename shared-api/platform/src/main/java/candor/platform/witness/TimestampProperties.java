package candor.platform.witness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which time-stamping authority (RFC 3161) stamps the log's checkpoints.
 *
 * @param authority its address; absent: none, and exports say "no external time"
 * @param certificates file with its certificate, or of who certifies it: stamps of others are not kept; absent: any is kept
 * @param timeout of a request
 * @param interval between two stamps at least; an export waits so much longer
 */
@ConfigurationProperties("candor.timestamp")
public record TimestampProperties(@Nullable URI authority, @Nullable Path certificates, @DefaultValue("10s") Duration timeout, @DefaultValue("10s") Duration interval) {}
