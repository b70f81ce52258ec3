package candor.ledger.mongodb.token;

import java.util.Map;
import java.util.Objects;
import org.axonframework.conversion.Converter;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.MergedTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.ReplayToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Tokens as text: a short name of ours for the class, a colon, JSON. Only classes of the list are ever made from what is stored. */
public final class TokenCodec {

    private static final Map<String, Class<? extends TrackingToken>> KINDS = Map.of(
            "position", GlobalSequenceTrackingToken.class,
            "merged", MergedTrackingToken.class,
            "replay", ReplayToken.class);

    private final Converter converter;

    /** @param converter to and from JSON text */
    public TokenCodec(Converter converter) {
        this.converter = converter;
    }

    @Nullable String write(@Nullable TrackingToken token) {
        return token == null ? null : kind(token) + ":" + Objects.requireNonNull(converter.<String>convert(token, String.class));
    }

    @Nullable TrackingToken read(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        int colon = stored.indexOf(':');
        Class<? extends TrackingToken> kind = KINDS.get(stored.substring(0, Math.max(0, colon)));
        if (kind == null) {
            throw new IllegalStateException("a stored token of an unknown kind");
        }
        return converter.convert(stored.substring(colon + 1), kind);
    }

    private static String kind(TrackingToken token) {
        return KINDS.entrySet().stream().filter(kind -> kind.getValue() == token.getClass()).map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("tokens of " + token.getClass().getName() + " are not stored"));
    }
}
