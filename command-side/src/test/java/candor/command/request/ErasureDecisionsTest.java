package candor.command.request;

import candor.TagKey;
import candor.access.AccessEvent.AccountClosed;
import candor.access.AccessEvent.AccountOpened;
import candor.command.Caller;
import candor.command.Decided;
import candor.command.incident.IncidentModule;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.IncidentKind;
import candor.incident.LawCommand.PlaceLegalHold;
import candor.incident.LawCommand.ReleaseLegalHold;
import candor.incident.LawEvent.LegalHoldPlaced;
import candor.incident.LawEvent.LegalHoldReleased;
import candor.request.ContentCategory;
import candor.request.RequestCommand.ConfirmContentErasure;
import candor.request.RequestCommand.DeclineContentErasure;
import candor.request.RequestCommand.RecordContentErasure;
import candor.request.RequestCommand.RecordErasure;
import candor.request.RequestCommand.RequestContentErasure;
import candor.request.RequestCommand.RequestErasure;
import candor.request.RequestCommand.StartErasure;
import candor.request.RequestEvent.ContentErased;
import candor.request.RequestEvent.ContentErasureConfirmed;
import candor.request.RequestEvent.ContentErasureRequested;
import candor.request.RequestEvent.ErasureRefused;
import candor.request.RequestEvent.ErasureRequested;
import candor.request.RequestEvent.ErasureStarted;
import candor.request.RequestEvent.PersonalDataErased;
import candor.sealing.FreeText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErasureDecisionsTest {
    private static final FreeText WHY = FreeText.of("she asks for it");
    private static final String DIGEST = "digest-of-the-note";
    private static final ErasureRequested ASKED = new ErasureRequested("r1", "s1", WHY);
    private static final ErasureStarted STARTED = new ErasureStarted("r1", "s1");
    private static final IncidentDeclared DECLARED = new IncidentDeclared(
            "i1", "INC-2026-0001", IncidentKind.INCIDENT, FreeText.of("Cards leak"), null, null, null, null, null, null, null, null, null, null, List.of());
    private static final ContentErasureRequested FIELD_ASKED = new ContentErasureRequested(
            "r1", "i1", "incident:i1", 4, 2, "text", DIGEST, ContentCategory.PAYMENT_DATA, WHY, Caller.person("ann"));
    private static final ContentErasureConfirmed FIELD_CONFIRMED = new ContentErasureConfirmed("r1", "i1", DIGEST, Caller.person("ben"));

    private final Decided decided = Decided.by(new RequestModule(new Sealed()), new IncidentModule());

    /** Something is sealed for s1 and the account ann, and the entry at position 4 has a text. */
    private record Sealed() implements SealedContents {
        @Override
        public boolean knows(String subject) {
            return List.of("s1", "ann").contains(subject);
        }

        @Override
        public Optional<Field> field(long position, String component) {
            return position == 4 && component.equals("text") ? Optional.of(new Field("incident:i1", 2, DIGEST, true))
                    : position == 5 ? Optional.of(new Field("incident:i1", 3, DIGEST, false)) : Optional.empty();
        }
    }

    @AfterEach
    void stop() {
        decided.close();
    }

    @Nested
    class AskingForAPerson {
        @Test
        void isRecorded() {
            decided.given().when(new RequestErasure("r1", "s1", WHY)).events(ASKED);
        }

        @Test
        void isRefusedForSomebodyUnknown() {
            decided.given().refuses("request.no-such-subject", new RequestErasure("r1", "s2", WHY));
        }

        @Test
        void isRefusedWhenTheyAreErased() {
            decided.given(STARTED).refuses("request.already-erased", new RequestErasure("r2", "s1", WHY));
        }

        @Test
        void isRefusedUnderAnIdentifierThatIsTaken() {
            decided.given(ASKED).refuses("request.exists", new RequestErasure("r1", "s1", WHY));
        }

        @Test
        void isRefusedWhileTheirAccountIsOpen() {
            var opened = new AccountOpened("ann", Caller.person("ann"), Caller.person("ann"));
            decided.given(opened).refuses("request.account-open", new RequestErasure("r1", "ann", WHY));
            decided.given(opened, new AccountClosed("ann", WHY)).when(new RequestErasure("r1", "ann", WHY)).success();
        }
    }

    @Nested
    class Starting {
        private final StartErasure start = new StartErasure("r1", "s1", List.of("i1", "i2"));

        @Test
        void happensWhereNothingForbidsIt() {
            decided.given(ASKED).when(start).events(STARTED);
        }

        @Test
        void isRefusedByAHoldOnAnIncidentThatNamesThem() {
            decided.given(ASKED, new LegalHoldPlaced("i2", 1, true, List.of(), WHY)).when(start).events(new ErasureRefused("r1", "LEGAL_HOLD", "i2/1", null));
        }

        @Test
        void isRefusedByAHoldOnThemElsewhere() {
            decided.given(ASKED, new LegalHoldPlaced("i9", 3, false, List.of("s0", "s1"), WHY)).when(start)
                    .events(new ErasureRefused("r1", "LEGAL_HOLD", "i9/3", null));
        }

        @Test
        void isNotRefusedByAHoldOnOthers() {
            decided.given(ASKED, new LegalHoldPlaced("i1", 1, false, List.of("s2"), WHY), new LegalHoldPlaced("i9", 1, true, List.of(), WHY)).when(start).events(STARTED);
        }

        @Test
        void happensOnceTheHoldIsReleased() {
            decided.given(ASKED, new LegalHoldPlaced("i9", 3, false, List.of("s1"), WHY), new LegalHoldReleased("i9", 3, List.of("s1"), WHY)).when(start).events(STARTED);
        }

        @Test
        void isRefusedTheSecondTime() {
            decided.given(ASKED, STARTED).when(start).events(new ErasureRefused("r1", "ALREADY_ERASED", null, null));
        }
    }

    @Nested
    class Recording {
        @ParameterizedTest
        @EnumSource(value = TagKey.class, mode = EnumSource.Mode.EXCLUDE, names = {"REFERENCE", "SUBJECT", "UID", "EVIDENCE", "TASK"})
        void knowsEveryStreamThatEntriesStandIn(TagKey key) {
            decided.given().when(new RecordErasure("r1", "s1", key.key() + ":x", 1, List.of("d1"))).success();
        }

        @Test
        void standsInTheStreamThatLostSomething() {
            decided.given(STARTED).when(new RecordErasure("r1", "s1", "incident:i1", 1, List.of("d1", "d2")))
                    .events(new PersonalDataErased("r1", "s1", "i1", null, null, null, null, null, null, null, 1, List.of("d1", "d2")));
            decided.given(STARTED).when(new RecordErasure("r1", "s1", "signal:x", 1, List.of("d1")))
                    .events(new PersonalDataErased("r1", "s1", null, "x", null, null, null, null, null, null, 1, List.of("d1")));
        }

        @Test
        void addsNothingTheSecondTime() {
            var before = new PersonalDataErased("r1", "s1", "i1", null, null, null, null, null, null, null, 1, List.of("d1"));
            decided.given(before).when(new RecordErasure("r1", "s1", "incident:i1", 1, List.of("d1"))).noEvents();
            decided.given(before).when(new RecordErasure("r1", "s1", "incident:i1", 2, List.of("d2")))
                    .events(new PersonalDataErased("r1", "s1", "i1", null, null, null, null, null, null, null, 2, List.of("d2")));
        }
    }

    @Nested
    class ErasingAField {
        private final RequestContentErasure ask = new RequestContentErasure("r1", 4, "text", ContentCategory.PAYMENT_DATA, WHY);
        private final ConfirmContentErasure confirm = new ConfirmContentErasure("r1");

        @Test
        void isAskedForByOneAndConfirmedByAnother() {
            decided.given().when(ask, "ann").events(FIELD_ASKED);
            decided.given(FIELD_ASKED).when(confirm, "ben").events(FIELD_CONFIRMED);
            decided.given(FIELD_ASKED, FIELD_CONFIRMED).when(new RecordContentErasure("r1", List.of(DIGEST))).events(
                    new ContentErased("r1", "i1", null, null, null, null, null, null, null, 4, 2, "text", ContentCategory.PAYMENT_DATA, List.of(DIGEST)));
        }

        @Test
        void isNotConfirmedByWhoAsked() {
            decided.given(FIELD_ASKED).refuses("request.second-person-needed", confirm, "ann");
            decided.given(FIELD_ASKED).refuses("request.person-needed", confirm);
        }

        @Test
        void isRefusedWhereThereIsNoSuchFieldOrItIsGone() {
            decided.given().refuses("request.no-such-field", new RequestContentErasure("r1", 4, "severity", ContentCategory.OTHER, WHY), "ann");
            decided.given().refuses("request.already-erased", new RequestContentErasure("r1", 5, "text", ContentCategory.OTHER, WHY), "ann");
        }

        @Test
        void isRefusedUnderAHoldOnTheIncident() {
            var hold = new LegalHoldPlaced("i1", 1, true, List.of(), WHY);
            decided.given(FIELD_ASKED, hold).refuses("request.legal-hold", confirm, "ben");
            decided.given(FIELD_ASKED, hold, new LegalHoldReleased("i1", 1, List.of(), WHY)).when(confirm, "ben").events(FIELD_CONFIRMED);
        }

        @Test
        void isDecidedOnce() {
            decided.given(FIELD_ASKED, FIELD_CONFIRMED).refuses("request.already-decided", confirm, "cid");
            decided.given(FIELD_ASKED).when(new DeclineContentErasure("r1", WHY), "ben").events(new ErasureRefused("r1", "DECLINED", null, WHY));
            decided.given(FIELD_ASKED, new ErasureRefused("r1", "DECLINED", null, WHY)).refuses("request.already-decided", confirm, "ben");
            decided.given().refuses("request.not-found", confirm, "ben");
        }
    }

    @Nested
    class Holds {
        @Test
        void arePlacedAndReleasedOnAClosedIncidentToo() {
            var closed = new IncidentClosed("i1", ClosingOutcome.values()[0], WHY, List.of(), null, null, null, null, null);
            decided.given(DECLARED, closed).when(new PlaceLegalHold("i1", true, List.of("s2", "s1", "s2"), WHY))
                    .events(new LegalHoldPlaced("i1", 1, true, List.of("s1", "s2"), WHY));
            decided.given(DECLARED, closed, new LegalHoldPlaced("i1", 1, false, List.of("s1"), WHY)).when(new ReleaseLegalHold("i1", 1, WHY))
                    .events(new LegalHoldReleased("i1", 1, List.of("s1"), WHY));
        }

        @Test
        void nameSomething() {
            decided.given(DECLARED).refuses("incident.hold-names-nothing", new PlaceLegalHold("i1", false, List.of(), WHY));
            decided.given(DECLARED).refuses("incident.hold-names-too-much", new PlaceLegalHold("i1", false, List.of("Erika Mustermann"), WHY));
        }

        @Test
        void areReleasedOnce() {
            decided.given(DECLARED, new LegalHoldPlaced("i1", 1, true, List.of(), WHY), new LegalHoldReleased("i1", 1, List.of(), WHY))
                    .refuses("incident.no-such-hold", new ReleaseLegalHold("i1", 1, WHY));
        }
    }
}
