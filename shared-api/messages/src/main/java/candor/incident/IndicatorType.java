package candor.incident;

import java.util.regex.Pattern;

/** Kinds of indicators of compromise, with the type that MISP has for each and a loose form that values of the kind have. */
public enum IndicatorType {
    IP_SOURCE("ip-src", "[0-9a-fA-F:.]+(/[0-9]{1,3})?"),
    IP_DESTINATION("ip-dst", "[0-9a-fA-F:.]+(/[0-9]{1,3})?"),
    DOMAIN("domain", "[^\\s/:@]+\\.[^\\s/:@]+"),
    HOSTNAME("hostname", "[^\\s/:@]+"),
    URL("url", "[a-zA-Z][a-zA-Z0-9+.-]*://\\S+"),
    EMAIL_ADDRESS("email", "[^\\s@]+@[^\\s@]+"),
    MD5("md5", "[0-9a-fA-F]{32}"),
    SHA1("sha1", "[0-9a-fA-F]{40}"),
    SHA256("sha256", "[0-9a-fA-F]{64}"),
    FILENAME("filename", ".+"),
    REGISTRY_KEY("regkey", ".+"),
    MUTEX("mutex", ".+"),
    USER_AGENT("user-agent", ".+"),
    ACCOUNT("text", ".+"),
    VULNERABILITY("vulnerability", "CVE-[0-9]{4}-[0-9]{4,}"),
    BITCOIN_ADDRESS("btc", "[13a-zA-Z0-9]{14,90}"),
    CERTIFICATE_FINGERPRINT("x509-fingerprint-sha256", "[0-9a-fA-F:]{64,95}"),
    AUTONOMOUS_SYSTEM("AS", "(AS)?[0-9]{1,10}"),
    OTHER("other", "(?s).+");

    private final String misp;
    private final Pattern form;

    IndicatorType(String misp, String form) {
        this.misp = misp;
        this.form = Pattern.compile(form);
    }

    /** The attribute type of the MISP core format. */
    public String misp() {
        return misp;
    }

    /** Whether a value can be one of this kind at all. */
    public boolean fits(String value) {
        return form.matcher(value).matches();
    }
}
