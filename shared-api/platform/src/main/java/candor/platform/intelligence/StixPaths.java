package candor.platform.intelligence;

import static java.util.Map.entry;

import candor.incident.IndicatorType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which of our types the property of an observable is; a property that none of them is has no meaning by itself. */
final class StixPaths {
    private static final Map<String, IndicatorType> BY_PATH = Map.ofEntries(
            entry("ipv4-addr:value", IndicatorType.IP_DESTINATION), entry("ipv6-addr:value", IndicatorType.IP_DESTINATION),
            entry("network-traffic:dst_ref.value", IndicatorType.IP_DESTINATION), entry("network-traffic:src_ref.value", IndicatorType.IP_SOURCE),
            entry("domain-name:value", IndicatorType.DOMAIN), entry("url:value", IndicatorType.URL), entry("email-addr:value", IndicatorType.EMAIL_ADDRESS),
            entry("email-message:from_ref.value", IndicatorType.EMAIL_ADDRESS), entry("email-message:sender_ref.value", IndicatorType.EMAIL_ADDRESS),
            entry("file:name", IndicatorType.FILENAME), entry("windows-registry-key:key", IndicatorType.REGISTRY_KEY), entry("mutex:name", IndicatorType.MUTEX),
            entry("autonomous-system:number", IndicatorType.AUTONOMOUS_SYSTEM), entry("user-account:user_id", IndicatorType.ACCOUNT),
            entry("user-account:account_login", IndicatorType.ACCOUNT), entry("x509-certificate:hashes.sha-256", IndicatorType.CERTIFICATE_FINGERPRINT),
            entry("network-traffic:extensions.http-request-ext.request_header.user-agent", IndicatorType.USER_AGENT),
            entry("vulnerability:name", IndicatorType.VULNERABILITY));

    private static final Map<String, IndicatorType> HASHES = Map.of(
            "md5", IndicatorType.MD5, "sha-1", IndicatorType.SHA1, "sha1", IndicatorType.SHA1, "sha-256", IndicatorType.SHA256, "sha256", IndicatorType.SHA256);

    private StixPaths() {}

    /** @param path such as {@code file:hashes.'SHA-256'} */
    static Optional<IndicatorType> of(String path) {
        String plain = path.replace("'", "").toLowerCase(Locale.ROOT);
        if (plain.startsWith("file:hashes.") || plain.startsWith("artifact:hashes.")) {
            return Optional.of(HASHES.getOrDefault(plain.substring(plain.indexOf('.') + 1), IndicatorType.OTHER));
        }
        return Optional.ofNullable(BY_PATH.get(plain));
    }
}
