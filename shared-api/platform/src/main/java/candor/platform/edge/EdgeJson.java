package candor.platform.edge;

import candor.sealing.FreeText;
import candor.sealing.Personal;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.VisibilityChecker;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that leaves the server: a record's components by name, absent ones left out, times in ISO 8601. A sealed value is its text,
 * or {@code {"withheld": reason}}, or {@code {"erased": true}}. Bodies that come in are read by their shape instead.
 */
public final class EdgeJson {
    private EdgeJson() {}

    public static ObjectMapper mapper() {
        SimpleModule sealed = new SimpleModule("candor-edge");
        sealed.addSerializer(FreeText.class, new FreeTextWriter());
        sealed.addSerializer(Personal.class, new PersonalWriter());
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(sealed)
                .annotationIntrospector(new RecordsByComponents())
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .build();
    }

    /** A record's components are its members; methods such as isEmpty() are none. Other classes keep the usual rules. */
    private static final class RecordsByComponents extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public VisibilityChecker<?> findAutoDetectVisibility(AnnotatedClass type, VisibilityChecker<?> usual) {
            return Record.class.isAssignableFrom(type.getRawType())
                    ? usual.withFieldVisibility(Visibility.ANY).withGetterVisibility(Visibility.NONE).withIsGetterVisibility(Visibility.NONE)
                    : super.findAutoDetectVisibility(type, usual);
        }
    }

    private static void write(Optional<String> known, @Nullable String withheld, JsonGenerator json) throws IOException {
        if (known.isPresent()) {
            json.writeString(known.get());
            return;
        }
        json.writeStartObject();
        if (withheld != null) {
            json.writeStringField("withheld", withheld);
        } else {
            json.writeBooleanField("erased", true);
        }
        json.writeEndObject();
    }

    private static final class FreeTextWriter extends JsonSerializer<FreeText> {
        @Override
        public void serialize(FreeText value, JsonGenerator json, SerializerProvider provider) throws IOException {
            write(value.text(), value instanceof FreeText.Withheld hidden ? hidden.reason() : null, json);
        }
    }

    private static final class PersonalWriter extends JsonSerializer<Personal> {
        @Override
        public void serialize(Personal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            write(value.text(), value instanceof Personal.Withheld hidden ? hidden.reason() : null, json);
        }
    }
}
