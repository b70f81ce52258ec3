package candor.ledger.mongodb.erasure;

/** What is to be destroyed, by opaque references only. */
public sealed interface Erasure {

    /** Identifier of the request: 1 to 64 letters, digits, hyphens or underscores. */
    String request();

    /**
     * Everything that is sealed for one person.
     *
     * @param subject their reference
     */
    record OfSubject(String request, String subject) implements Erasure {
        public OfSubject {
            requireReference(request);
            requireReference(subject);
        }
    }

    /**
     * One field of one entry.
     *
     * @param digest the entry's commitment to it, base64url
     */
    record OfContent(String request, String digest) implements Erasure {
        public OfContent {
            requireReference(request);
            requireReference(digest);
        }
    }

    private static void requireReference(String value) {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("a reference in an erasure is 1 to 64 letters, digits, hyphens or underscores");
        }
    }
}
