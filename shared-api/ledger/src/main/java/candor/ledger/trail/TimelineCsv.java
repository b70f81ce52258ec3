package candor.ledger.trail;

import candor.ledger.entry.Disclosure;
import candor.ledger.entry.LedgerTime;
import candor.ledger.json.Utf8Sink;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.StringJoiner;

/**
 * A trail's {@code timeline.csv} (RFC 4180, UTF-8): one row per entry except the closing TrailExported, in the order of positions.
 * A pure function of the disclosed entries, so that anybody can make it again and compare it byte for byte. Writes one row after the other;
 * not safe for use by several threads.
 */
public final class TimelineCsv {

    /** The first row. Times are as stated, with their zone; {@code recorded} is the ledger's own clock in UTC. */
    public static final List<String> COLUMNS = List.of("position", "stream", "ordinal", "recorded", "type", "revision", "occurredKind",
            "occurredBegin", "occurredBeginZone", "occurredEnd", "occurredEndZone", "known", "knownZone", "actor", "components", "withheld", "erased");

    private static final String OCCURRED = "occurred";
    private static final String KNOWN = "known";

    private final CsvRow row = new CsvRow();
    private final CsvRow.Column stream = new CsvRow.Column();
    private final CsvRow.Column type = new CsvRow.Column();
    private final CsvRow.Column revision = new CsvRow.Column();
    private final Utf8Sink components = new Utf8Sink(256);
    private JsonNode occurred = MissingNode.getInstance();
    private JsonNode known = MissingNode.getInstance();
    private String actor = "";
    private char before = '{';

    /** The first row with its line end. */
    public static byte[] header() {
        return CsvRow.of(COLUMNS);
    }

    /**
     * The row of an entry with its line end.
     *
     * @param erased names of its components that were erased
     */
    public byte[] row(DisclosedEntry entry, SortedSet<String> erased) {
        begin();
        entry.disclosed().forEach(this::component);
        return end(TimelineRow.of(entry, erased));
    }

    /** The row that was begun, with its line end. */
    public byte[] end(TimelineRow entry) {
        components.ascii(before == '{' ? "{}" : "}");
        row.anew().plain(Long.toString(entry.place().index())).field(entry.place().stream(), stream).plain(Long.toString(entry.place().ordinal()))
                .plain(LedgerTime.bytes(entry.place().at())).field(entry.type(), type).field(entry.revision(), revision).field(occurred.path("kind").asText());
        stated(occurred.path("begin"));
        stated(occurred.path("end"));
        stated(known);
        return row.field(actor).object(components)
                .field(reasons(entry.withheld()))
                .field(entry.erased().isEmpty() ? "" : String.join("; ", entry.erased())).toBytes();
    }

    /** Begins the row of another entry; its disclosed components come next. */
    public void begin() {
        components.clear();
        occurred = MissingNode.getInstance();
        known = MissingNode.getInstance();
        actor = "";
        before = '{';
    }

    /** Adds a disclosed component to the row that was begun. They come in the order of their names. */
    public void component(String name, Disclosure disclosure) {
        switch (name) {
            case OCCURRED -> {
                JsonNode value = disclosure.value();
                if (isPeriod(value)) {
                    occurred = value;
                } else {
                    member(name, disclosure);
                }
            }
            case KNOWN -> {
                JsonNode value = disclosure.value();
                if (isStatedOrNull(value)) {
                    known = value;
                } else {
                    member(name, disclosure);
                }
            }
            case DisclosedEntry.ACTOR -> {
                JsonNode value = disclosure.value();
                actor = value.isTextual() ? value.textValue() : disclosure.valueText();
            }
            default -> member(name, disclosure);
        }
    }

    private void member(String name, Disclosure disclosure) {
        components.ascii(before);
        components.ascii('"');
        components.ascii(name);
        components.ascii("\":");
        disclosure.writeValue(components);
        before = ',';
    }

    private static String reasons(SortedMap<String, String> withheld) {
        if (withheld.isEmpty()) {
            return "";
        }
        StringJoiner reasons = new StringJoiner("; ");
        withheld.forEach((component, reason) -> reasons.add(component + ": " + reason));
        return reasons.toString();
    }

    private void stated(JsonNode time) {
        row.field(time.path("stated").asText()).field(time.path("zone").asText());
    }

    /** A period of any other shape stays in the column of components as it is. */
    private static boolean isPeriod(JsonNode value) {
        return value.size() == 3 && value.path("kind").isTextual() && isStatedOrNull(value.path("begin")) && isStatedOrNull(value.path("end"));
    }

    /** A time of any other shape stays in the column of components as it is. */
    private static boolean isStatedOrNull(JsonNode time) {
        return time.isNull() || time.path("stated").isTextual() && time.path("zone").isTextual()
                && time.has("precision") && time.has("from") && time.has("until") && time.size() == 5;
    }
}
