package candor.ledger.trail;

import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.entry.LedgerTime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trail's {@code timeline.csv} (RFC 4180, UTF-8): one row per entry except the closing TrailExported, in the order of positions.
 * A pure function of the disclosed entries, so that anybody can make it again and compare it byte for byte.
 */
public final class TimelineCsv {

    /** The first row. Times are as stated, with their zone; {@code recorded} is the ledger's own clock in UTC. */
    public static final List<String> COLUMNS = List.of("position", "stream", "ordinal", "recorded", "type", "revision", "occurredKind",
            "occurredBegin", "occurredBeginZone", "occurredEnd", "occurredEndZone", "known", "knownZone", "actor", "components", "withheld", "erased");

    private static final String OCCURRED = "occurred";
    private static final String KNOWN = "known";

    private TimelineCsv() {
    }

    /** The first row with its line end. */
    public static String header() {
        return CsvRow.of(COLUMNS);
    }

    /** The row of an entry with its line end. @param erased names of its components that were erased */
    public static String row(DisclosedEntry shown, SortedSet<String> erased) {
        Entry entry = shown.entry();
        SortedMap<String, Disclosure> rest = new TreeMap<>(shown.disclosed());
        List<String> fields = new ArrayList<>(COLUMNS.size());
        fields.addAll(List.of(Long.toString(shown.index()), entry.stream(), Long.toString(entry.ordinal()), LedgerTime.format(entry.at()),
                entry.type(), entry.content().revision()));
        occurred(rest, fields);
        known(rest, fields);
        fields.add(actor(rest.remove(DisclosedEntry.ACTOR)));
        fields.add(rest.entrySet().stream().map(component -> "\"" + component.getKey() + "\":" + component.getValue().valueText())
                .collect(Collectors.joining(",", "{", "}")));
        fields.add(shown.withheld().entrySet().stream().map(TimelineCsv::reason).collect(Collectors.joining("; ")));
        fields.add(String.join("; ", erased));
        return CsvRow.of(fields);
    }

    private static void occurred(SortedMap<String, Disclosure> rest, List<String> fields) {
        JsonNode occurred = value(rest.get(OCCURRED));
        boolean readable = occurred.size() == 3 && occurred.path("kind").isTextual()
                && isStatedOrNull(occurred.path("begin")) && isStatedOrNull(occurred.path("end"));
        if (readable) {
            rest.remove(OCCURRED);
            fields.add(occurred.path("kind").textValue());
            stated(occurred.path("begin"), fields);
            stated(occurred.path("end"), fields);
        } else {
            fields.addAll(List.of("", "", "", "", ""));
        }
    }

    private static void known(SortedMap<String, Disclosure> rest, List<String> fields) {
        JsonNode known = value(rest.get(KNOWN));
        if (isStatedOrNull(known)) {
            rest.remove(KNOWN);
            stated(known, fields);
        } else {
            fields.addAll(List.of("", ""));
        }
    }

    private static JsonNode value(@Nullable Disclosure disclosure) {
        return disclosure == null ? MissingNode.getInstance() : disclosure.value();
    }

    private static void stated(JsonNode time, List<String> fields) {
        fields.add(time.path("stated").asText());
        fields.add(time.path("zone").asText());
    }

    /** A time of any other shape stays in the column of components as it is. */
    private static boolean isStatedOrNull(JsonNode time) {
        return time.isNull() || time.path("stated").isTextual() && time.path("zone").isTextual()
                && time.has("precision") && time.has("from") && time.has("until") && time.size() == 5;
    }

    private static String actor(@Nullable Disclosure actor) {
        if (actor == null) {
            return "";
        }
        JsonNode value = actor.value();
        return value.isTextual() ? value.textValue() : actor.valueText();
    }

    private static String reason(Map.Entry<String, String> withheld) {
        return withheld.getKey() + ": " + withheld.getValue();
    }
}
