package candor.ledger.mongodb.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.ConversionException;
import org.axonframework.conversion.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Axon's converter on {@link StoredJson}: between objects, {@link JsonNode}, JSON text and its UTF-8 bytes. Error messages name
 * types only, because the parser's own would quote what was stored.
 */
public final class JsonConverter implements Converter {

    private final ObjectMapper mapper = StoredJson.mapper();

    @Override
    public boolean canConvert(Type sourceType, Type targetType) {
        return true;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // Axon's signature; a null goes through as null
    public <T> @Nullable T convert(@Nullable Object input, Type targetType) {
        JavaType target = mapper.constructType(targetType);
        if (input == null || target.getRawClass().isInstance(input)) {
            return (T) input;
        }
        try {
            return (T) convert(input, target);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConversionException("cannot convert " + input.getClass().getName() + " to " + target.toCanonical() + ": " + reason(e));
        }
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("format", "stored JSON");
    }

    private @Nullable Object convert(Object input, JavaType target) throws IOException {
        Class<?> raw = target.getRawClass();
        if (raw == byte[].class) {
            return input instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : mapper.writeValueAsBytes(input);
        }
        if (raw == String.class) {
            return text(input);
        }
        return switch (input) {
            case byte[] json -> mapper.readValue(json, target);
            case String json -> mapper.readValue(json, target);
            case JsonNode node -> mapper.readerFor(target).readValue(node);
            default -> JsonNode.class.isAssignableFrom(raw) ? mapper.valueToTree(input) : mapper.convertValue(input, target);
        };
    }

    private String text(Object input) throws JsonProcessingException {
        return input instanceof byte[] utf8 ? new String(utf8, StandardCharsets.UTF_8) : mapper.writeValueAsString(input);
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() instanceof JsonProcessingException inner ? inner : e;
        return cause instanceof JsonProcessingException json ? json.getClass().getSimpleName() + path(json) : cause.getClass().getSimpleName();
    }

    private static String path(JsonProcessingException e) {
        return e instanceof com.fasterxml.jackson.databind.JsonMappingException mapping ? " at " + mapping.getPathReference() : "";
    }
}
