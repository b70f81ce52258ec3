package candor.query.fold;

import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Rows as JSON; a sealed component keeps whether it is known, withheld or erased. */
final class RowCodec {
    private static final String KNOWN = "known";
    private static final String SUBJECT = "subject";
    private static final String WITHHELD = "withheld";
    private static final String ERASED = "erased";

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule("sealed components")
                    .addSerializer(FreeText.class, new FreeTextWriter())
                    .addDeserializer(FreeText.class, new FreeTextReader())
                    .addSerializer(Personal.class, new PersonalWriter())
                    .addDeserializer(Personal.class, new PersonalReader()))
            .build();

    private RowCodec() {}

    static String write(Object state) {
        return JSON.writeValueAsString(state);
    }

    static <S> S read(String json, Class<S> type) {
        return JSON.readValue(json, type);
    }

    private static void write(JsonGenerator out, String name, String value, @Nullable String subject) {
        out.writeStartObject();
        out.writeStringProperty(name, value);
        if (subject != null) {
            out.writeStringProperty(SUBJECT, subject);
        }
        out.writeEndObject();
    }

    private static final class FreeTextWriter extends ValueSerializer<FreeText> {
        @Override
        public void serialize(FreeText text, JsonGenerator out, SerializationContext context) {
            switch (text) {
                case FreeText.Known known -> write(out, KNOWN, known.value(), null);
                case FreeText.Withheld withheld -> write(out, WITHHELD, withheld.reason(), null);
                case FreeText.Erased erased -> write(out, ERASED, "", null);
            }
        }
    }

    private static final class FreeTextReader extends ValueDeserializer<FreeText> {
        @Override
        public FreeText deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = in.readValueAsTree();
            if (node.has(KNOWN)) {
                return new FreeText.Known(node.get(KNOWN).stringValue());
            }
            return node.has(WITHHELD) ? new FreeText.Withheld(node.get(WITHHELD).stringValue()) : new FreeText.Erased();
        }
    }

    private static final class PersonalWriter extends ValueSerializer<Personal> {
        @Override
        public void serialize(Personal value, JsonGenerator out, SerializationContext context) {
            switch (value) {
                case Personal.Known known -> write(out, KNOWN, known.value(), known.subject().value());
                case Personal.Withheld withheld -> write(out, WITHHELD, withheld.reason(), null);
                case Personal.Erased erased -> write(out, ERASED, "", null);
            }
        }
    }

    private static final class PersonalReader extends ValueDeserializer<Personal> {
        @Override
        public Personal deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = in.readValueAsTree();
            if (node.has(KNOWN)) {
                return new Personal.Known(new SubjectReference(node.get(SUBJECT).stringValue()), node.get(KNOWN).stringValue());
            }
            return node.has(WITHHELD) ? new Personal.Withheld(node.get(WITHHELD).stringValue()) : new Personal.Erased();
        }
    }
}
