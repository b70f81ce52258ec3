package candor.request;

import candor.TagKey;
import org.jspecify.annotations.Nullable;

/**
 * A stream as the tag that names it, so that what is said about its entries stands in the same stream and goes along in every trail of it.
 * Exactly one is there, or none for entries without a tag.
 */
public record AboutStream(
        @Nullable String incident, @Nullable String signal, @Nullable String account, @Nullable String grant, @Nullable String origin,
        @Nullable String otherRequest, @Nullable String playbook, @Nullable String source) {

    /** @throws IllegalArgumentException for a stream that no entry with sealed components stands in */
    public static AboutStream of(String stream) {
        int colon = stream.indexOf(':');
        String key = colon < 0 ? stream : stream.substring(0, colon);
        String value = stream.substring(colon + 1);
        return switch (key) {
            case TagKey.OF_INCIDENT -> new AboutStream(value, null, null, null, null, null, null, null);
            case TagKey.OF_SIGNAL -> new AboutStream(null, value, null, null, null, null, null, null);
            case TagKey.OF_ACCOUNT -> new AboutStream(null, null, value, null, null, null, null, null);
            case TagKey.OF_AUDITOR -> new AboutStream(null, null, null, value, null, null, null, null);
            case TagKey.OF_ORIGIN -> new AboutStream(null, null, null, null, value, null, null, null);
            case TagKey.OF_REQUEST -> new AboutStream(null, null, null, null, null, value, null, null);
            case TagKey.OF_PLAYBOOK -> new AboutStream(null, null, null, null, null, null, value, null);
            case TagKey.OF_SOURCE -> new AboutStream(null, null, null, null, null, null, null, value);
            case "log" -> new AboutStream(null, null, null, null, null, null, null, null);
            default -> throw new IllegalArgumentException("no entry with sealed components stands in a stream " + key);
        };
    }
}
