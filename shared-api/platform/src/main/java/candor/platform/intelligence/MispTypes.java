package candor.platform.intelligence;

import static candor.incident.IndicatorType.ACCOUNT;
import static candor.incident.IndicatorType.AUTONOMOUS_SYSTEM;
import static candor.incident.IndicatorType.BITCOIN_ADDRESS;
import static candor.incident.IndicatorType.CERTIFICATE_FINGERPRINT;
import static candor.incident.IndicatorType.DOMAIN;
import static candor.incident.IndicatorType.EMAIL_ADDRESS;
import static candor.incident.IndicatorType.FILENAME;
import static candor.incident.IndicatorType.HOSTNAME;
import static candor.incident.IndicatorType.IP_DESTINATION;
import static candor.incident.IndicatorType.IP_SOURCE;
import static candor.incident.IndicatorType.MD5;
import static candor.incident.IndicatorType.MUTEX;
import static candor.incident.IndicatorType.OTHER;
import static candor.incident.IndicatorType.REGISTRY_KEY;
import static candor.incident.IndicatorType.SHA1;
import static candor.incident.IndicatorType.SHA256;
import static candor.incident.IndicatorType.URL;
import static candor.incident.IndicatorType.USER_AGENT;
import static candor.incident.IndicatorType.VULNERABILITY;
import static java.util.Map.entry;

import candor.incident.IndicatorType;
import java.util.Map;
import java.util.Set;

/** Which of our types an attribute type of the MISP core format is. */
final class MispTypes {
    /** They describe; they are indicators only where the source says that they detect. */
    private static final Set<String> DESCRIPTIVE = Set.of(
            "text", "comment", "link", "other", "datetime", "size-in-bytes", "counter", "float", "integer", "boolean", "hex", "port", "pdb", "attachment", "campaign-name", "campaign-id",
            "threat-actor", "target-user", "target-email", "target-machine", "target-org", "target-location", "target-external", "malware-type", "mime-type", "cpe", "github-repository",
            "phone-number", "whois-registrant-email", "whois-registrant-name", "whois-registrant-phone", "whois-registrant-org", "whois-registrar", "whois-creation-date", "first-name",
            "last-name", "full-name", "date-of-birth", "place-of-birth", "nationality", "passport-number", "identity-card-number", "gender", "anonymised", "git-commit-id", "weakness");

    private static final Map<String, IndicatorType> BY_NAME = Map.ofEntries(
            entry("ip-src", IP_SOURCE), entry("ip-dst", IP_DESTINATION), entry("ip", IP_DESTINATION), entry("domain", DOMAIN), entry("hostname", HOSTNAME), entry("url", URL),
            entry("uri", URL), entry("email", EMAIL_ADDRESS), entry("email-src", EMAIL_ADDRESS), entry("email-dst", EMAIL_ADDRESS), entry("email-reply-to", EMAIL_ADDRESS),
            entry("dns-soa-email", EMAIL_ADDRESS), entry("md5", MD5), entry("sha1", SHA1), entry("sha256", SHA256), entry("filename", FILENAME), entry("email-attachment", FILENAME),
            entry("regkey", REGISTRY_KEY), entry("mutex", MUTEX), entry("user-agent", USER_AGENT), entry("vulnerability", VULNERABILITY), entry("btc", BITCOIN_ADDRESS),
            entry("x509-fingerprint-sha256", CERTIFICATE_FINGERPRINT), entry("x509-fingerprint-sha1", SHA1), entry("x509-fingerprint-md5", MD5), entry("AS", AUTONOMOUS_SYSTEM),
            entry("github-username", ACCOUNT), entry("twitter-id", ACCOUNT));

    private MispTypes() {}

    static IndicatorType of(String misp) {
        return BY_NAME.getOrDefault(misp, OTHER);
    }

    static boolean isDescriptive(String misp) {
        return DESCRIPTIVE.contains(misp);
    }
}
