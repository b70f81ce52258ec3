package candor.platform.evidence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator sets about evidence.
 *
 * @param maxSize largest file that is taken in
 */
@ConfigurationProperties("candor.evidence")
public record EvidenceProperties(@DefaultValue("16GB") DataSize maxSize) {}
