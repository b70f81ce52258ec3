package candor.command.incident;

import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.closed;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.text;
import static org.assertj.core.api.Assertions.assertThat;

import candor.command.Decided;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.IndicatorType;
import candor.incident.IntelligenceCommand.ImportIndicators;
import candor.incident.IntelligenceEvent.IndicatorsImported;
import candor.incident.IntelligenceFormat;
import candor.incident.TrafficLight;
import candor.platform.intelligence.Intelligence;
import candor.sealing.FreeText;
import candor.testimony.Means;
import candor.testimony.StatedTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
    private static final String DOMAIN = "{\"uuid\":\"attribute-1\",\"type\":\"domain\",\"category\":\"Network activity\",\"comment\":\"C2\",\"to_ids\":true,\"value\":\"evil.example\"}";
    private static final String ADDRESS = "{\"uuid\":\"attribute-2\",\"type\":\"ip-dst\",\"category\":\"\",\"to_ids\":false,\"value\":\"192.0.2.1\"}";
    private static final String LINK = "{\"uuid\":\"attribute-3\",\"type\":\"link\",\"to_ids\":false,\"value\":\"http://a\"}";
    private static final String EVENT = event("event-1", DOMAIN, ADDRESS, LINK);

    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    private static String event(String uuid, String... attributes) {
        return "{\"Event\":{\"uuid\":\"" + uuid + "\",\"info\":\"Skimmer\",\"timestamp\":\"1533306089\",\"Orgc\":{\"name\":\"A CERT\"},\"Tag\":[{\"name\":\"tlp:green\"}],\"Attribute\":["
                + String.join(",", attributes) + "]}}";
    }

    private static ImportIndicators take(String document, boolean alsoUnmarked) {
        return new ImportIndicators(INCIDENT, text(document), alsoUnmarked);
    }

    private static IndicatorsImported read(String document, long intake, String reference, long taken, long present, @Nullable String leftOut, String... irregular) {
        return new IndicatorsImported(
                INCIDENT, intake, IntelligenceFormat.MISP, text("Skimmer"), text(reference), text("A CERT"), null, TrafficLight.GREEN,
                StatedTime.parse("2018-08-03T14:21:29", ZoneId.of("UTC")), text(Intelligence.digest(document)), taken, present, leftOut == null ? null : text(leftOut),
                null, null, null, Means.SYSTEM, List.of(irregular));
    }

    private static IndicatorRecorded domain(long number, long intake) {
        return indicator(number, intake, IndicatorType.DOMAIN, text("evil.example"), text("C2\nNetwork activity"), "attribute-1");
    }

    private static IndicatorRecorded address(long number, long intake) {
        return indicator(number, intake, IndicatorType.IP_DESTINATION, text("192.0.2.1"), null, "attribute-2");
    }

    private static IndicatorRecorded indicator(long number, long intake, IndicatorType type, FreeText value, @Nullable FreeText context, String reference) {
        return new IndicatorRecorded(INCIDENT, number, type, value, context, intake, text(reference), TrafficLight.GREEN, null, null, null, Means.SYSTEM, List.of());
    }

    private static IndicatorRecorded byHand(long number) {
        return new IndicatorRecorded(INCIDENT, number, IndicatorType.DOMAIN, text("evil.example"), null, null, null, null, null, null, null, null, List.of());
    }

    @Nested
    class ADocument {
        @Test
        void givesWhatItMeansForDetectionInOneAppendAndSaysWhatIsLeftOut() {
            decided.given(declared()).when(take(EVENT, false)).success().events(
                    read(EVENT, 1, "event-1", 1, 0, "Not meant for detection by the source: 1\nNo indicator, but a description (link): 1"), domain(1, 1));
        }

        @Test
        void givesTheOthersTooWhereTheyAreWanted() {
            decided.given(declared()).when(take(EVENT, true)).success().events(
                    read(EVENT, 1, "event-1", 2, 0, "No indicator, but a description (link): 1"), domain(1, 1), address(2, 1));
        }

        @Test
        void goesOnCountingBehindWhatWasFoundHere() {
            decided.given(declared(), byHand(1)).when(take(event("event-1", DOMAIN), false)).success().events(read(event("event-1", DOMAIN), 1, "event-1", 1, 0, null), domain(2, 1));
        }

        @Test
        void ofSeveralEventsIsOneEntryEach() {
            String two = "[" + EVENT + "," + event("event-2", DOMAIN.replace("attribute-1", "attribute-9")) + "]";

            decided.given(declared()).when(take(two, false)).success().events(
                    read(two, 1, "event-1", 1, 0, "Not meant for detection by the source: 1\nNo indicator, but a description (link): 1"), domain(1, 1), read(two, 2, "event-2", 1, 0, null),
                    indicator(2, 2, IndicatorType.DOMAIN, text("evil.example"), text("C2\nNetwork activity"), "attribute-9"));
        }

        @Test
        void isTakenWhenTheWorkHasEndedTooAndMarkedOnce() {
            decided.given(declared(), closed()).when(take(event("event-1", DOMAIN), false)).success().events(
                    read(event("event-1", DOMAIN), 1, "event-1", 1, 0, null, "incident.closed"), domain(1, 1));
        }
    }

    @Nested
    class TheSameAgain {
        private final IndicatorsImported first = read(EVENT, 1, "event-1", 1, 0, null);

        @Test
        void addsNothing() {
            decided.given(declared(), first, domain(1, 1)).when(take(EVENT, false)).success().noEvents();
        }

        @Test
        void addsOnlyWhatIsNew() {
            decided.given(declared(), first, domain(1, 1)).when(take(EVENT, true)).success().events(
                    read(EVENT, 2, "event-1", 1, 1, "No indicator, but a description (link): 1"), address(2, 2));
        }

        @Test
        void thatCameWithADocumentOfAnotherNameIsKnownByItsOwn() {
            decided.given(declared(), first, domain(1, 1)).when(take(event("event-7", DOMAIN), false)).success().noEvents();
        }

        @Test
        void thatAnotherSourceSaysIsRecorded() {
            String other = event("event-2", DOMAIN.replace("attribute-1", "attribute-9"));
            decided.given(declared(), first, domain(1, 1)).when(take(other, false)).success().events(
                    read(other, 2, "event-2", 1, 0, null), indicator(2, 2, IndicatorType.DOMAIN, text("evil.example"), text("C2\nNetwork activity"), "attribute-9"));
        }

        @Test
        void whoseValueWasErasedStaysErased() {
            var erased = indicator(1, 1, IndicatorType.DOMAIN, new FreeText.Erased(), null, "attribute-1");
            decided.given(declared(), first, erased).when(take(EVENT, false)).success().noEvents();
        }
    }

    @Nested
    class IsRefused {
        @Test
        void withoutAnIncident() {
            decided.given().refuses("incident.not-found", take(EVENT, false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"no json", "[1]", "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"spec_version\":\"2.0\"}", "{\"type\":\"indicator\",\"id\":\"indicator--1\"}"})
        void becauseItIsNothingWeRead(String document) {
            decided.given(declared()).when(take(document, false)).noEvents().exceptionSatisfies(thrown -> assertThat(thrown).hasStackTraceContaining("RuleViolation"));
        }

        @Test
        void withoutAnIndicator() {
            decided.given(declared()).refuses("incident.no-indicator", take(event("event-1", LINK), true));
        }

        @Test
        void whereNoneIsMeantForDetectionUntilSomebodyWantsTheOthers() {
            decided.given(declared()).refuses("incident.no-indicator", take(event("event-1", ADDRESS), false));
        }

        @Test
        void withMoreNewIndicatorsThanOneAppendTakes() {
            String many = event("event-1", IntStream.rangeClosed(0, Intelligence.MOST_INDICATORS)
                    .mapToObj(i -> "{\"uuid\":\"u" + i + "\",\"type\":\"domain\",\"to_ids\":true,\"value\":\"d" + i + ".example\"}").collect(Collectors.joining(",")));
            decided.given(declared()).refuses("incident.too-many-indicators", take(many, false));
        }
    }
}
