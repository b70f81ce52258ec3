package candor.command.signal.webhook;

import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A finding of the Open Cybersecurity Schema Framework, version 1.x: Detection Finding (class_uid 2004) or Incident Finding (2005).
 * What identifies it is {@code finding_info.uid}; of an incident, {@code metadata.correlation_uid}, else the uid of its first finding.
 */
final class OcsfFinding {
    static final String CLASS = "class_uid";
    private static final long DETECTION = 2004;
    private static final long INCIDENT = 2005;
    private static final long FINDINGS = 2;
    private static final int TYPES_OF_A_CLASS = 100;
    private static final int SECONDS_OF_A_MINUTE = 60;

    /** The dictionary's captions of {@code severity_id}. */
    private static final Map<Long, String> SEVERITIES = Map.of(
            0L, "Unknown", 1L, "Informational", 2L, "Low", 3L, "Medium", 4L, "High", 5L, "Critical", 6L, "Fatal", 99L, "Other");

    /** What is the same in all findings; incidents alone have the last three. */
    private static final Map<Long, String> STATES = Map.of(0L, "Unknown", 1L, "New", 2L, "In Progress", 3L, "Suppressed", 4L, "Resolved", 5L, "Archived", 99L, "Other");
    private static final Map<Long, String> INCIDENT_STATES = Map.of(0L, "Unknown", 1L, "New", 2L, "In Progress", 3L, "On Hold", 4L, "Resolved", 5L, "Closed", 99L, "Other");

    private OcsfFinding() {}

    static Mapped read(Fields event) {
        long type = event.requiredWhole(CLASS);
        if (type != DETECTION && type != INCIDENT) {
            throw event.wrong(CLASS, "2004 (Detection Finding) or 2005 (Incident Finding): other classes are not taken");
        }
        requireOneOfItsClass(event, type);
        return type == DETECTION ? detection(event) : incident(event);
    }

    private static void requireOneOfItsClass(Fields event, long type) {
        if (!event.requiredObject("metadata").requiredText("version").startsWith("1.")) {
            throw event.requiredObject("metadata").wrong("version", "1.x: another version of OCSF may mean something else");
        }
        long activity = event.requiredWhole("activity_id");
        requireIf(event, "category_uid", FINDINGS);
        requireIf(event, "type_uid", type * TYPES_OF_A_CLASS + activity);
        event.requiredWhole("time");
    }

    private static void requireIf(Fields event, String name, long expected) {
        OptionalLong value = event.whole(name);
        if (value.isPresent() && value.getAsLong() != expected) {
            throw event.wrong(name, expected + " with this class and activity");
        }
    }

    private static Mapped detection(Fields event) {
        Fields finding = event.requiredObject("finding_info");
        String title = finding.text("title").or(() -> event.text("message")).orElseGet(() -> finding.requiredText("title"));
        String text = first(finding.text("desc"), event.text("message").filter(message -> !message.equals(title)));
        return mapped(event, finding, finding.requiredIdentifier("uid"), title, text, STATES);
    }

    private static Mapped incident(Fields event) {
        List<Fields> findings = event.objects("finding_info_list");
        Fields finding = findings.getFirst();
        String uid = event.requiredObject("metadata").identifier("correlation_uid").orElseGet(() -> finding.requiredIdentifier("uid"));
        String title = Stream.of(event.text("message"), event.text("desc")).flatMap(Optional::stream).findFirst().orElseGet(() -> finding.requiredText("title"));
        String text = first(event.text("desc").filter(desc -> !desc.equals(title)), Optional.of(count(findings)));
        return mapped(event, finding, uid, title, text, INCIDENT_STATES);
    }

    private static String count(List<Fields> findings) {
        String titles = findings.stream().flatMap(finding -> finding.text("title").stream()).distinct().limit(10).reduce((a, b) -> a + "; " + b).orElse("");
        return findings.size() + (findings.size() == 1 ? " finding" : " findings") + (titles.isEmpty() ? "" : ": " + titles);
    }

    private static String first(Optional<String> text, Optional<String> otherwise) {
        return text.or(() -> otherwise).orElse("");
    }

    private static Mapped mapped(Fields event, Fields finding, String uid, String title, String text, Map<Long, String> states) {
        ZoneOffset zone = zone(event);
        StatedTimes times = new StatedTimes(event, zone);
        StatedTimes found = new StatedTimes(finding, zone);
        StatedTime time = times.ocsf("time").orElseThrow();
        Occurred occurred = found.span("first_seen_time", "last_seen_time").or(() -> times.span("start_time", "end_time")).orElseGet(() -> Occurred.at(time));
        StatedTime known = found.ocsf("modified_time").or(() -> found.ocsf("created_time")).orElse(time);
        String severity = word(event, "severity", SEVERITIES, true).orElseThrow();
        return new Mapped(uid, title, severity, word(event, "status", states, false).orElse(null), text.isEmpty() ? null : text, occurred, known);
    }

    private static Optional<String> word(Fields event, String name, Map<Long, String> captions, boolean required) {
        OptionalLong id = required ? OptionalLong.of(event.requiredWhole(name + "_id")) : event.whole(name + "_id");
        if (id.isPresent() && !captions.containsKey(id.getAsLong())) {
            throw event.wrong(name + "_id", "one of " + captions.keySet().stream().sorted().toList());
        }
        return event.text(name).or(() -> id.isPresent() ? Optional.ofNullable(captions.get(id.getAsLong())) : Optional.empty());
    }

    private static ZoneOffset zone(Fields event) {
        OptionalLong minutes = event.whole("timezone_offset");
        try {
            return minutes.isPresent() ? ZoneOffset.ofTotalSeconds(Math.toIntExact(Math.multiplyExact(minutes.getAsLong(), SECONDS_OF_A_MINUTE))) : ZoneOffset.UTC;
        } catch (DateTimeException | ArithmeticException e) {
            throw event.wrong("timezone_offset", "minutes between -1080 and 1080");
        }
    }
}
