package candor.query.figures;

import candor.incident.Bounds;
import candor.incident.ChronologyEvent.DetectionEstablished;
import candor.incident.Claimant;
import candor.incident.Classification.Confirmation;
import candor.incident.Classification;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.Containment;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentEvent;
import candor.incident.IncidentKind;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ScopeCell.DataElement;
import candor.incident.ScopeCell.Encryption;
import candor.incident.ScopeCell;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import candor.sealing.FreeText;
import candor.testimony.Occurred;
import candor.testimony.StatedDuration;
import candor.testimony.StatedTime;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records of the VERIS Community Database as the events that matter to figures, by the rules of the data's own notes. */
final class VcdbRecords {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private VcdbRecords() {}

    /** A file beside the project; it is third-party data and never part of it. */
    static Optional<Path> data(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/data").resolve(name);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<List<IncidentEvent>> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<List<IncidentEvent>> records = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                records.add(events("v-" + i, JSON.readTree(lines.get(i))));
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<IncidentEvent> events(String incident, JsonNode json) {
        JsonNode timeline = json.path("timeline");
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new IncidentDeclared(
                incident, "IMP-2026-0001", IncidentKind.IMPORTED, FreeText.of("record"), "veris", null, null, null, null, null,
                date(timeline.path("incident")), null, null, null, List.of()));
        events.add(new IncidentClassified(incident, classification(json), null, null, null, null, null, null));
        events.add(new DetectionEstablished(
                incident, names(json.path("discovery_method")), duration(timeline.path("compromise")), duration(timeline.path("discovery")),
                null, null, null, null, null, List.of()));
        JsonNode lost = json.path("attribute").path("confidentiality");
        if (lost.isObject()) {
            events.add(scope(incident, lost));
        }
        if (timeline.has("containment")) {
            events.add(new ContainmentRecorded(
                    incident, Containment.UNKNOWN, duration(timeline.path("containment")), null, null, null, null, null, List.of()));
        }
        Occurred published = date(json.path("plus").path("timeline").path("notification"));
        if (published.kind() != Occurred.Kind.UNKNOWN) {
            events.add(new PublicDisclosureRecorded(incident, FreeText.of("record"), null, published, null, null, null, List.of()));
        }
        return events;
    }

    private static ScopeAssessed scope(String incident, JsonNode lost) {
        List<ScopeCell> cells = new ArrayList<>();
        for (JsonNode data : lost.path("data")) {
            var element = new DataElement(data.path("variety").asText("Unknown"), false, Encryption.UNKNOWN);
            cells.add(new ScopeCell(null, null, List.of(element), Bounds.UNKNOWN, Bounds.UNKNOWN, null));
        }
        JsonNode total = lost.path("data_total");
        Bounds records = total.isNumber() ? Bounds.likely(total.longValue()) : Bounds.UNKNOWN;
        String disclosure = lost.has("data_disclosure") ? lost.path("data_disclosure").textValue() : null;
        return new ScopeAssessed(
                incident, 1, Claimant.RECORD_OF_ORIGIN, cells, Bounds.UNKNOWN, records, disclosure, null, null, null, null, null, null, null, List.of());
    }

    private static Classification classification(JsonNode json) {
        return new Classification(
                Confirmation.valueOf(json.path("security_incident").asText("Unknown").toUpperCase(Locale.ROOT).replace(' ', '_')),
                names(json.path("actor")),
                names(json.path("action")),
                List.of(),
                names(json.path("attribute")),
                texts(json.path("victim").path("country")),
                json.path("victim").path("industry").asText(""));
    }

    /** What does not exist, such as 29 February 2018 or the 19th month, is dropped to the month or the year. */
    private static Occurred date(JsonNode node) {
        if (node.path("year").asInt(0) < 1_900) {
            return Occurred.UNKNOWN;
        }
        String year = String.format(Locale.ROOT, "%04d", node.path("year").intValue());
        String month = node.has("month") ? String.format(Locale.ROOT, "-%02d", node.path("month").intValue()) : "";
        String day = node.has("month") && node.has("day") ? String.format(Locale.ROOT, "-%02d", node.path("day").intValue()) : "";
        return parsed(year + month + day)
                .or(() -> parsed(year + month))
                .or(() -> parsed(year))
                .map(Occurred::at)
                .orElse(Occurred.UNKNOWN);
    }

    private static Optional<StatedTime> parsed(String stated) {
        try {
            return Optional.of(StatedTime.withoutZone(stated));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable StatedDuration duration(JsonNode node) {
        if (!node.has("unit")) {
            return null;
        }
        StatedDuration.Unit unit = switch (node.path("unit").textValue()) {
            case "NA" -> StatedDuration.Unit.NOT_APPLICABLE;
            case String name -> StatedDuration.Unit.valueOf(name.toUpperCase(Locale.ROOT));
        };
        return new StatedDuration(unit, node.has("value") ? node.path("value").decimalValue().toPlainString() : null);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(value -> texts.add(value.textValue()));
        return texts;
    }
}
