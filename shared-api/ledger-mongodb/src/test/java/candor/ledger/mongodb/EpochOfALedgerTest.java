package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.Samples.Told;
import candor.ledger.mongodb.erasure.Passings;
import candor.ledger.mongodb.keys.KeyEpoch;
import candor.ledger.mongodb.vault.EpochTurn;
import candor.sealing.Personal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** A key epoch ends while two processes append, by the clock that they are given. */
class EpochOfALedgerTest extends OnErasure {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(90);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Test
    void endsWhenItIsDueAndEverybodyHasTurnedAndNoSooner() throws Exception {
        LedgerUnderTest one = running();
        LedgerUnderTest other = running();
        tell(one);
        erase(one, PERSON);
        EpochTurn turn = one.ledger.epochTurn();

        now.set(START.plus(LENGTH).minusSeconds(1));
        assertThat(turn.beginAfter(LENGTH)).isFalse();
        now.set(now.get().plusSeconds(1));
        assertThat(turn.beginAfter(LENGTH)).isTrue();
        assertThat(turn.beginAfter(LENGTH)).as("once").isFalse();
        append(one, "subject-3", "incident:c", "dd");
        append(other, "subject-4", "incident:d", "ee");

        // A process that lives and has not heard of it could still seal under the old key.
        Passings passings = new Passings(database(), now::get);
        for (Instant began = now.get(); now.get().isBefore(began.plus(EpochTurn.GRACE.multipliedBy(2))); now.set(now.get().plus(Passings.GONE_AFTER))) {
            passings.processPassed("late", 0, 1);
            assertThat(turn.advance()).isEmpty();
        }
        passings.processEnds("late");
        Awaitility.await().until(() -> one.ledger.passings().allTurnedTo(2));
        assertThat(turn.advance()).as("everybody has turned just now").isEmpty();
        assertThat(master()).exists();
        now.set(now.get().plus(EpochTurn.GRACE));
        assertThat(turn.advance()).containsExactly(1);

        assertThat(master()).doesNotExist();
        assertThat(database().getCollection("keys").find(new Document("_id", "epoch:1")).first()).isNotNull().doesNotContainKey("wrapped");
        assertThat(one.ledger.keyEpochs()).extracting(KeyEpoch::destroyed).containsExactly(now.get(), null);
        assertThat(turn.advance()).isEmpty();
        // By its clock it has stood still for longer than anybody waited for it.
        append(other, "subject-4", "incident:d", "ff");
        for (LedgerUnderTest each : List.of(one, other, running())) {
            assertThat(Stream.of("incident:a", "incident:c", "incident:d").map(incident -> who(each, incident))).satisfiesExactly(
                    erased -> assertThat(erased).isInstanceOf(Personal.Erased.class),
                    kept -> assertThat(Objects.requireNonNull(kept).text()).contains("Erika"),
                    kept -> assertThat(Objects.requireNonNull(kept).text()).contains("Erika"));
            assertThat(LedgerUnderTest.payload(each.source(tagged("incident:b")).get(1), Told.class).who()).satisfies(EpochOfALedgerTest::isOtto);
        }
        assertThat(check().text()).endsWith("everything fits\n").contains("erased 2");
    }

    private static void isOtto(@Nullable Personal who) {
        assertThat(Objects.requireNonNull(who).text()).contains("Otto");
    }

    private LedgerUnderTest running() {
        return open(options -> options.withTagKeys(KEYS).withClock(now::get));
    }

    private Path master() {
        assertThat(Files.isDirectory(folder.resolve("keep"))).isTrue();
        return folder.resolve("keep/master.key");
    }
}
