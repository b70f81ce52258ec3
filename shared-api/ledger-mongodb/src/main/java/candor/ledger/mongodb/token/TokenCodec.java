package candor.ledger.mongodb.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import java.util.Map;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.MergedTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.ReplayToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as text: a short name of ours for the class, a colon, JSON by Axon's own annotations. Axon nests tokens under their Java
 * class names; only its token classes are ever made from what is stored.
 */
final class TokenCodec {

    private static final Map<String, Class<? extends TrackingToken>> KINDS = Map.of(
            "position", GlobalSequenceTrackingToken.class,
            "merged", MergedTrackingToken.class,
            "replay", ReplayToken.class);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                    .allowIfSubType(GlobalSequenceTrackingToken.class.getPackageName() + ".").build())
            // ReplayToken writes its context under another name than it reads.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Nullable String write(@Nullable TrackingToken token) {
        try {
            return token == null ? null : kind(token) + ":" + MAPPER.writeValueAsString(token);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a token of " + token.getClass().getName() + " cannot be written", e);
        }
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
        try {
            return MAPPER.readValue(stored.substring(colon + 1), kind);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored token cannot be read", e);
        }
    }

    private static String kind(TrackingToken token) {
        return KINDS.entrySet().stream().filter(kind -> kind.getValue() == token.getClass()).map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("tokens of " + token.getClass().getName() + " are not stored"));
    }
}
