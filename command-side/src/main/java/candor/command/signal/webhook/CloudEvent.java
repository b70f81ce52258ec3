package candor.command.signal.webhook;

import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 over HTTP, structured or binary. Its data are an OCSF finding, our plain form, or any other object, of which the
 * event's own attributes say what it is.
 */
final class CloudEvent {
    static final String HEADER = "ce-";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String JSON = "application/json";
    private static final String VERSION = "1.0";

    private CloudEvent() {}

    /** @param attributes headers whose names begin with {@link #HEADER}, by their small names */
    static Mapped read(String contentType, Map<String, String> attributes, String body) {
        String media = contentType.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (media.equals(STRUCTURED)) {
            Fields event = Fields.of(body, "");
            return read(event, data(event));
        }
        if (!attributes.containsKey(HEADER + "specversion")) {
            throw Fields.malformed("\"content-type\" must be " + STRUCTURED + ", one event a message, or the event's attributes must stand in headers such as ce-type");
        }
        if (!media.equals(JSON) && !media.endsWith("+json")) {
            throw Fields.malformed("\"content-type\" must be " + JSON + ": other data are not read");
        }
        return read(new Fields(decoded(attributes), "ce"), Fields.of(body, ""));
    }

    private static Fields data(Fields event) {
        if (event.has("data_base64")) {
            try {
                return Fields.of(Fields.utf8(Base64.getDecoder().decode(event.requiredText("data_base64"))), "data");
            } catch (IllegalArgumentException e) {
                throw event.wrong("data_base64", "base64");
            }
        }
        return event.requiredObject("data");
    }

    /** Headers are percent-encoded (HTTP Protocol Binding, section 3.1.3.2); a plus stands for itself. */
    private static ObjectNode decoded(Map<String, String> attributes) {
        ObjectNode decoded = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, value) -> {
            try {
                decoded.put(name.substring(HEADER.length()), URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw Fields.malformed("\"" + name + "\" must be percent-encoded");
            }
        });
        return decoded;
    }

    private static Mapped read(Fields event, Fields data) {
        if (!event.requiredText("specversion").equals(VERSION)) {
            throw event.wrong("specversion", VERSION);
        }
        // Together they name the event, so they are needed even where the data have a name of their own.
        String uid = event.requiredIdentifier("source") + " " + event.requiredIdentifier("id");
        String type = event.requiredText("type");
        if (data.has(OcsfFinding.CLASS)) {
            return OcsfFinding.read(data);
        }
        return data.has("title") && data.has("id") ? PlainAlert.read(data) : other(event, data, uid, type);
    }

    private static Mapped other(Fields event, Fields data, String uid, String type) {
        String title = event.text("subject").map(subject -> type + ": " + subject).orElse(type);
        StatedTime time = new StatedTimes(event, ZoneOffset.UTC).text("time").orElse(null);
        return new Mapped(uid, title, word(data, "severity"), word(data, "status"), data.json().toPrettyString(), time == null ? null : Occurred.at(time), time);
    }

    /** Of data in a form of somebody's own, only what is plainly there. */
    private static @Nullable String word(Fields data, String name) {
        return data.json().path(name).isTextual() ? data.text(name).orElse(null) : null;
    }
}
