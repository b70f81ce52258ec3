package candor.query.console.form;

import candor.query.console.form.Field.Group;
import candor.query.console.form.Field.Option;
import candor.testimony.Occurred;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields for times. What is filled in gives the precision: a month alone stays a month. */
final class TimeFields {
    private final Labels labels;
    private final String zone;
    private final FormValues values;

    TimeFields(Labels labels, String zone, FormValues values) {
        this.labels = labels;
        this.zone = zone;
        this.values = values;
    }

    Group time(String name, String label, @Nullable String hint) {
        return new Group(name, label, hint, false, true, true, List.of(date(name, "time.date"), clock(name, "time.clock"), zone(name)));
    }

    Group interval(String name, String label, @Nullable String hint) {
        var kinds = new ArrayList<Option>();
        Arrays.stream(Occurred.Kind.values()).forEach(kind -> kinds.add(new Option(kind.name(), labels.word(kind))));
        var kind = new Field.Select(name + ".kind", labels.of("interval.kind"), null, true, values.raw(name + ".kind"), List.copyOf(kinds));
        return new Group(name, label, hint, false, true, true, List.of(
                kind, zone(name),
                date(name + ".begin", "interval.begin.date"), clock(name + ".begin", "interval.begin.clock"),
                date(name + ".end", "interval.end.date"), clock(name + ".end", "interval.end.clock")));
    }

    private Field date(String name, String key) {
        return new Field.Line(name + ".date", labels.of(key), labels.hint(key), true, values.raw(name + ".date"), "date", List.of());
    }

    private Field clock(String name, String key) {
        return new Field.Line(name + ".clock", labels.of(key), labels.hint(key), true, values.raw(name + ".clock"), "clock", List.of());
    }

    private Field zone(String name) {
        String typed = values.raw(name + ".zone");
        return new Field.Line(name + ".zone", labels.of("time.zone"), labels.hint("time.zone"), true, typed.isBlank() ? zone : typed, "zone", List.of());
    }
}
