package candor.platform.edge;

import candor.ledger.Malformed;
import candor.ledger.json.StrictJson;
import candor.platform.edge.shape.BodyReader;
import candor.platform.edge.shape.Shapes;
import candor.sealing.SubjectReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** All JSON of our controllers: a body is read strictly by the shape of its record, an answer is written by {@link EdgeJson}. */
final class EdgeConverter extends AbstractGenericHttpMessageConverter<Object> {
    private static final MediaType ANY_JSON = new MediaType("application", "*+json");

    private final ObjectMapper json;
    private final BodyReader reader = new BodyReader(() -> new SubjectReference(UUID.randomUUID().toString()));

    EdgeConverter(ObjectMapper json) {
        super(MediaType.APPLICATION_JSON, ANY_JSON);
        this.json = json;
    }

    /** Parses a body. @throws Malformation {@code request.malformed-json} */
    static JsonNode parse(byte[] body) {
        try {
            return StrictJson.parse(body);
        } catch (Malformed e) {
            throw new Malformation("request.malformed-json", "the body is not the JSON this takes (" + e.getMessage() + ")");
        }
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType media) {
        return type instanceof Class<?> raw && canRead(raw, media);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType media) {
        return (type.isRecord() || JsonNode.class.isAssignableFrom(type)) && canRead(media);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return !CharSequence.class.isAssignableFrom(type) && type != byte[].class;
    }

    @Override
    public Object read(Type type, @Nullable Class<?> context, HttpInputMessage input) throws IOException {
        return readInternal((Class<?>) type, input);
    }

    @Override
    protected Object readInternal(Class<? extends Object> type, HttpInputMessage input) throws IOException {
        try {
            JsonNode body = parse(input.getBody().readAllBytes());
            return type.isRecord() ? reader.read(Shapes.of(type.asSubclass(Record.class), Set.of(), Set.of()), body, Map.of()) : body;
        } catch (Malformation wrong) {
            throw new HttpMessageNotReadableException("refused", wrong, input);
        }
    }

    @Override
    protected void writeInternal(Object value, @Nullable Type type, HttpOutputMessage output) throws IOException {
        json.writeValue(output.getBody(), value);
    }
}
