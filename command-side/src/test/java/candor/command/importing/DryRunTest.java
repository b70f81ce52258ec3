package candor.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import candor.RuleViolation;
import candor.incident.NoteCommand.AddNote;
import candor.incident.NoteEvent.NoteAdded;
import candor.platform.command.Issuance;
import candor.sealing.FreeText;
import candor.testimony.Attribution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private static final NoteAdded EVENT = new NoteAdded("i", 1, FreeText.of("x"), null, null, null, null, List.of());

    private final DryRun dry = new DryRun(issuance -> Optional.ofNullable(Map.of("stored", "body").get(issuance.idempotencyKey())).map(issuance.bodyHash()::equals), command -> {
        if (((AddNote) command).text().equals(FreeText.of("refused"))) {
            throw new RuleViolation("incident.some-rule", "The rule says no.");
        }
        return List.of(EVENT, EVENT);
    });

    private Outcome of(String key, String body, String text) {
        return dry.begin(ready(key, body, text)).await();
    }

    private static Mapped.Ready ready(String key, String body, String text) {
        return new Mapped.Ready("f", 2, key, new AddNote("i", FreeText.of(text), Attribution.NONE), Issuance.bySystem(key, body), List.of());
    }

    @Test
    void saysHowManyEventsARecordWouldMake() {
        assertThat(of("new", "body", "x")).isInstanceOfSatisfying(Outcome.Taken.class, taken -> {
            assertThat(taken.events()).isEqualTo(2);
            assertThat(taken.present()).isFalse();
        });
    }

    @Test
    void knowsWhatIsInTheLedgerAndWhatItMetBefore() {
        assertThat(of("stored", "body", "x")).isInstanceOfSatisfying(Outcome.Taken.class, taken -> assertThat(taken.present()).isTrue());
        assertThat(of("new", "body", "x")).isInstanceOfSatisfying(Outcome.Taken.class, taken -> assertThat(taken.present()).isFalse());
        assertThat(of("new", "body", "x")).isInstanceOfSatisfying(Outcome.Taken.class, taken -> assertThat(taken.present()).isTrue());
    }

    @Test
    void refusesWhatAnImportWouldRefuse() {
        assertThat(of("stored", "other", "x")).isEqualTo(new Outcome.Refused(new Rejection("f", 2, "stored", Rejection.OTHER_CONTENT)));
        assertThat(of("new", "body", "refused")).isEqualTo(new Outcome.Refused(new Rejection("f", 2, "new", "The rule says no.")));
        assertThat(of("new", "body", "x")).isInstanceOfSatisfying(Outcome.Taken.class, taken -> assertThat(taken.present()).as("what was refused is not there").isFalse());
        assertThat(dry.begin(new Mapped.Unfit(new Rejection("f", 3, "?", "torn"))).await()).isEqualTo(new Outcome.Refused(new Rejection("f", 3, "?", "torn")));
    }
}
