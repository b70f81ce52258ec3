package candor.task;

import static org.assertj.core.api.Assertions.assertThat;

import candor.incident.Containment;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ChronologyEvent.DetectionCorrected;
import candor.incident.ChronologyEvent.DetectionEstablished;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.ChronologyEvent.OccurrenceCorrected;
import candor.incident.ChronologyEvent.OccurrenceEstablished;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import candor.incident.IncidentKind;
import candor.sealing.FreeText;
import candor.task.DueOffset.Unit;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnchorsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final FreeText WHY = FreeText.of("why");

    private static StatedTime time(String stated) {
        return StatedTime.parse(stated, BERLIN);
    }

    private static DetectionEstablished detected(@Nullable Occurred at) {
        return new DetectionEstablished("i", List.of(), null, null, null, at, null, null, null, List.of());
    }

    private static DetectionCorrected detectedAfterAll(@Nullable Occurred at) {
        return new DetectionCorrected("i", null, List.of(), WHY, at, null, null, null, List.of());
    }

    private static OccurrenceEstablished happened(Occurred at) {
        return new OccurrenceEstablished("i", WHY, at, null, null, null, List.of());
    }

    private static ContainmentRecorded contained(Containment outcome, @Nullable Occurred at) {
        return new ContainmentRecorded("i", outcome, null, null, at, null, null, null, List.of());
    }

    private static @Nullable AnchorPoint due(Anchors anchors, Anchor anchor) {
        return anchors.due(new DueOffset(anchor, 4, Unit.HOURS), NOW);
    }

    private static AnchorPoint exactly(String instant) {
        return new AnchorPoint(Instant.parse(instant), false);
    }

    private static AnchorPoint atTheLatest(String instant) {
        return new AnchorPoint(Instant.parse(instant), true);
    }

    @Nested
    class WhatIsNotKnown {
        @Test
        void givesNoDueInstant() {
            assertThat(Anchor.values()).filteredOn(anchor -> anchor != Anchor.APPLIED).allSatisfy(anchor -> assertThat(due(Anchors.UNKNOWN, anchor)).isNull());
            assertThat(Anchors.UNKNOWN.due(null, NOW)).isNull();
            assertThat(due(Anchors.UNKNOWN.after(detected(Occurred.UNKNOWN), NOW), Anchor.DETECTED)).isNull();
            assertThat(due(Anchors.UNKNOWN.after(detected(null), NOW), Anchor.DETECTED)).isNull();
        }

        @Test
        void givesNoneEitherWhereOnlyALowerLimitIsStated() {
            var since = new Occurred(Occurred.Kind.NOT_BEFORE, time("2026-11-01"), null);
            assertThat(due(Anchors.UNKNOWN.after(detected(since), NOW), Anchor.DETECTED)).isNull();
        }

        @Test
        void isNotKnownAgainWhenItTurnsOutToHaveBeenWrong() {
            Anchors known = Anchors.UNKNOWN.after(detected(Occurred.at(time("2026-11-23T09:00"))), NOW);
            assertThat(due(known, Anchor.DETECTED)).isNotNull();
            assertThat(due(known.after(detectedAfterAll(Occurred.UNKNOWN), NOW), Anchor.DETECTED)).isNull();
        }
    }

    @Nested
    class Each {
        @Test
        void isCountedFromItsOwnEvent() {
            Anchors all = Anchors.UNKNOWN
                    .after(new IncidentDeclared("i", "INC-2026-0001", IncidentKind.INCIDENT, WHY, null, null, null, null, null, null, null, null, null, null, List.of()), Instant.parse("2026-11-23T01:00:00Z"))
                    .after(detected(Occurred.at(time("2026-11-23T01:30"))), NOW)
                    .after(happened(Occurred.between(time("2026-11-20T08:00"), null)), NOW)
                    .after(contained(Containment.CONTAINED, null), Instant.parse("2026-11-23T05:00:00Z"))
                    .after(new PublicDisclosureRecorded("i", WHY, null, Occurred.at(time("2026-11-23T08:00")), null, null, null, List.of()), NOW);
            assertThat(due(all, Anchor.DECLARED)).isEqualTo(exactly("2026-11-23T05:00:00Z"));
            assertThat(due(all, Anchor.DETECTED)).isEqualTo(exactly("2026-11-23T04:30:00Z"));
            assertThat(due(all, Anchor.OCCURRENCE_BEGAN)).isEqualTo(exactly("2026-11-20T11:00:00Z"));
            assertThat(due(all, Anchor.CONTAINED)).isEqualTo(exactly("2026-11-23T09:00:00Z"));
            assertThat(due(all, Anchor.BECAME_PUBLIC)).isEqualTo(exactly("2026-11-23T11:00:00Z"));
            assertThat(due(all, Anchor.APPLIED)).isEqualTo(new AnchorPoint(NOW.plus(Duration.ofHours(4)), false));
        }

        @Test
        void movesWithItsCorrection() {
            Anchors anchors = Anchors.UNKNOWN.after(happened(Occurred.at(time("2026-11-20T08:00"))), NOW)
                    .after(new OccurrenceCorrected("i", Occurred.UNKNOWN, WHY, Occurred.at(time("2026-11-10T08:00")), null, null, null, List.of()), NOW);
            assertThat(due(anchors, Anchor.OCCURRENCE_BEGAN)).isEqualTo(exactly("2026-11-10T11:00:00Z"));
        }

        @Test
        void containmentCountsOnlyWhileItHolds() {
            Anchors anchors = Anchors.UNKNOWN.after(contained(Containment.PARTLY, null), NOW);
            assertThat(due(anchors, Anchor.CONTAINED)).isNotNull();
            assertThat(due(anchors.after(contained(Containment.NEVER, null), NOW), Anchor.CONTAINED)).isNull();
        }

        @Test
        void becomingPublicHappensOnce() {
            var first = new PublicDisclosureRecorded("i", WHY, null, Occurred.at(time("2026-11-20T08:00")), null, null, null, List.of());
            var second = new PublicDisclosureRecorded("i", WHY, null, Occurred.at(time("2026-11-21T08:00")), null, null, null, List.of());
            assertThat(due(Anchors.UNKNOWN.after(first, NOW).after(second, NOW), Anchor.BECAME_PUBLIC)).isEqualTo(exactly("2026-11-20T11:00:00Z"));
        }
    }

    @Nested
    class WhatIsStatedLoosely {
        @Test
        void countsFromTheLatestInstantItCanMean() {
            assertThat(due(Anchors.UNKNOWN.after(detected(Occurred.at(time("2026-10"))), NOW), Anchor.DETECTED)).isEqualTo(atTheLatest("2026-11-01T03:00:00Z"));
            assertThat(due(Anchors.UNKNOWN.after(detected(Occurred.at(time("2026-11-23"))), NOW), Anchor.DETECTED)).isEqualTo(atTheLatest("2026-11-24T03:00:00Z"));
            assertThat(due(Anchors.UNKNOWN.after(detected(Occurred.about(time("2026-11-23T09:00"))), NOW), Anchor.DETECTED)).isEqualTo(atTheLatest("2026-11-23T12:00:00Z"));
            assertThat(due(Anchors.UNKNOWN.after(detected(new Occurred(Occurred.Kind.NOT_AFTER, null, time("2026-11-23T09:00"))), NOW), Anchor.DETECTED))
                    .isEqualTo(atTheLatest("2026-11-23T12:00:00Z"));
        }

        @Test
        void betweenTwoTimesIsTheLaterOneWhereItHappenedOnceAndTheFirstWhereItLasted() {
            Occurred between = Occurred.between(time("2026-11-20T09:00"), time("2026-11-22T09:00"));
            assertThat(due(Anchors.UNKNOWN.after(detected(between), NOW), Anchor.DETECTED)).isEqualTo(atTheLatest("2026-11-22T12:00:00Z"));
            assertThat(due(Anchors.UNKNOWN.after(happened(between), NOW), Anchor.OCCURRENCE_BEGAN)).isEqualTo(exactly("2026-11-20T12:00:00Z"));
        }

        @Test
        void withoutAZoneIsTheLatestAnywhere() {
            assertThat(due(Anchors.UNKNOWN.after(detected(Occurred.at(StatedTime.withoutZone("2026-11-23T09:00"))), NOW), Anchor.DETECTED))
                    .isEqualTo(atTheLatest("2026-11-24T01:01:00Z"));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** The night in which the clocks change gives people as much time as any other. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameTimePassesWhateverTheClocksDo(long seed) {
        Random random = new Random(seed);
        ZoneId zone = List.of(BERLIN, ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"), ZoneId.of("UTC")).get(random.nextInt(4));
        LocalDateTime local = (random.nextBoolean() ? LocalDateTime.of(2026, 3, 29, 0, 0) : LocalDateTime.of(2026, 10, 25, 0, 0)).plusMinutes(random.nextInt(3_000));
        Occurred stated = Occurred.at(StatedTime.parse(local.truncatedTo(ChronoUnit.MINUTES).toString(), zone));
        int amount = random.nextInt(200);
        Unit unit = Unit.values()[random.nextInt(3)];
        Duration offset = switch (unit) {
            case MINUTES -> Duration.ofMinutes(amount);
            case HOURS -> Duration.ofHours(amount);
            case DAYS -> Duration.ofHours(24L * amount);
        };
        AnchorPoint due = Anchors.UNKNOWN.after(detected(stated), NOW).due(new DueOffset(Anchor.DETECTED, amount, unit), NOW);
        assertThat(due).isEqualTo(new AnchorPoint(local.atZone(zone).toInstant().plus(offset), false));
    }

    /** Whatever is corrected how often, the last word counts; and no instant that was meant lies after an approximate one. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLastCorrectionCountsAndNothingThatWasMeantComesAfterIt(long seed) {
        Random random = new Random(seed);
        Anchors anchors = Anchors.UNKNOWN;
        Occurred last = Occurred.UNKNOWN;
        for (int i = random.nextInt(6); i >= 0; i--) {
            last = stated(random);
            anchors = anchors.after(random.nextBoolean() ? detected(last) : detectedAfterAll(last), NOW);
        }
        AnchorPoint due = anchors.due(new DueOffset(Anchor.DETECTED, 0, Unit.HOURS), NOW);
        StatedTime latest = last.kind() == Occurred.Kind.BETWEEN || last.kind() == Occurred.Kind.NOT_AFTER ? last.end() : last.begin();
        if (last.kind() == Occurred.Kind.UNKNOWN || last.kind() == Occurred.Kind.NOT_BEFORE || latest == null) {
            assertThat(due).isNull();
        } else {
            AnchorPoint point = Objects.requireNonNull(due);
            assertThat(point.at()).isBetween(latest.from(), latest.until());
            assertThat(point.approximate() || Duration.between(latest.from(), latest.until()).compareTo(Duration.ofMinutes(1)) <= 0).isTrue();
        }
    }

    private static Occurred stated(Random random) {
        YearMonth month = YearMonth.of(2026, 1 + random.nextInt(11));
        String stated = switch (random.nextInt(3)) {
            case 0 -> month.toString();
            case 1 -> month.atDay(1 + random.nextInt(28)).toString();
            default -> month.atDay(1 + random.nextInt(28)) + "T0" + random.nextInt(10) + ":30";
        };
        return switch (Occurred.Kind.values()[random.nextInt(6)]) {
            case EXACT -> Occurred.at(time(stated));
            case APPROXIMATE -> Occurred.about(time(stated));
            case BETWEEN -> Occurred.between(time(stated), random.nextBoolean() ? time("2026-12-31") : null);
            case NOT_BEFORE -> new Occurred(Occurred.Kind.NOT_BEFORE, time(stated), null);
            case NOT_AFTER -> new Occurred(Occurred.Kind.NOT_AFTER, null, time(stated));
            case UNKNOWN -> Occurred.UNKNOWN;
        };
    }
}
