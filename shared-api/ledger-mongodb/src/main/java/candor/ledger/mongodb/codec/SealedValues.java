package candor.ledger.mongodb.codec;

import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code {"known": "...", "subject": "..."}}, {@code {"withheld": "reason"}} or {@code {"erased": true}}. */
final class SealedValues extends SimpleModule {

    static final String KNOWN = "known";
    static final String SUBJECT = "subject";
    static final String WITHHELD = "withheld";
    static final String ERASED = "erased";

    private static final long serialVersionUID = 1L;

    SealedValues() {
        super("candor-sealed-values");
        addSerializer(FreeText.class, new FreeTextWriter());
        addSerializer(Personal.class, new PersonalWriter());
        addSerializer(SubjectReference.class, new SubjectWriter());
        addDeserializer(FreeText.class, new FreeTextReader());
        addDeserializer(Personal.class, new PersonalReader());
        addDeserializer(SubjectReference.class, new SubjectReader());
    }

    private static void write(JsonGenerator json, String value, @Nullable SubjectReference subject) throws IOException {
        json.writeStartObject();
        json.writeStringField(KNOWN, value);
        if (subject != null) {
            json.writeStringField(SUBJECT, subject.value());
        }
        json.writeEndObject();
    }

    private static void withheld(JsonGenerator json, String reason) throws IOException {
        json.writeStartObject();
        json.writeStringField(WITHHELD, reason);
        json.writeEndObject();
    }

    private static void erased(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeBooleanField(ERASED, true);
        json.writeEndObject();
    }

    private static JsonNode object(JsonParser parser, DeserializationContext context, Class<?> type) throws IOException {
        JsonNode node = context.readTree(parser);
        if (!node.isObject() || node.isEmpty()) {
            context.reportInputMismatch(type, "a sealed value is an object with known, withheld or erased");
        }
        return node;
    }

    private static String text(JsonNode object, String member, int size, DeserializationContext context, Class<?> type) throws IOException {
        JsonNode value = object.get(member);
        if (value == null || !value.isTextual() || object.size() != size) {
            return context.reportInputMismatch(type, "a sealed value with other members than it may have");
        }
        return value.textValue();
    }

    private static final class FreeTextWriter extends JsonSerializer<FreeText> {
        @Override
        public void serialize(FreeText value, JsonGenerator json, SerializerProvider provider) throws IOException {
            switch (value) {
                case FreeText.Known known -> write(json, known.value(), null);
                case FreeText.Withheld hidden -> withheld(json, hidden.reason());
                case FreeText.Erased _ -> erased(json);
            }
        }
    }

    private static final class PersonalWriter extends JsonSerializer<Personal> {
        @Override
        public void serialize(Personal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            switch (value) {
                case Personal.Known known -> write(json, known.value(), known.subject());
                case Personal.Withheld hidden -> withheld(json, hidden.reason());
                case Personal.Erased _ -> erased(json);
            }
        }
    }

    private static final class SubjectWriter extends JsonSerializer<SubjectReference> {
        @Override
        public void serialize(SubjectReference value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.value());
        }
    }

    private static final class FreeTextReader extends JsonDeserializer<FreeText> {
        @Override
        public FreeText deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = object(parser, context, FreeText.class);
            if (json.has(ERASED)) {
                return new FreeText.Erased();
            }
            return json.has(WITHHELD)
                    ? new FreeText.Withheld(text(json, WITHHELD, 1, context, FreeText.class))
                    : new FreeText.Known(text(json, KNOWN, 1, context, FreeText.class));
        }
    }

    private static final class PersonalReader extends JsonDeserializer<Personal> {
        @Override
        public Personal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = object(parser, context, Personal.class);
            if (json.has(ERASED)) {
                return new Personal.Erased();
            }
            if (json.has(WITHHELD)) {
                return new Personal.Withheld(text(json, WITHHELD, 1, context, Personal.class));
            }
            String subject = text(json, SUBJECT, 2, context, Personal.class);
            return new Personal.Known(new SubjectReference(subject), text(json, KNOWN, 2, context, Personal.class));
        }
    }

    private static final class SubjectReader extends JsonDeserializer<SubjectReference> {
        @Override
        public SubjectReference deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new SubjectReference(context.readValue(parser, String.class));
        }
    }
}
