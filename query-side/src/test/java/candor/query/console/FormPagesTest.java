package candor.query.console;

import static org.assertj.core.api.Assertions.assertThat;

import candor.RuleViolation;
import candor.access.Role;
import candor.incident.DecisionCommand.SupersedeDecision;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.JoinCommand.MergeIncident;
import candor.incident.JoinCommand.SplitIncident;
import candor.incident.NoteCommand.AddNote;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.StaleView;
import candor.platform.command.Actor;
import candor.sealing.FreeText;
import candor.testimony.Precision;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** What happens to whoever hands in a form. */
class FormPagesTest extends OnConsole {

    @Nested
    class TryingToEdit {
        @Test
        void aDecisionLeadsToSupersedingIt() throws Exception {
            String offer = page(INCIDENT + "/entries/6/edit");
            assertThat(words(offer)).contains("A decision cannot be edited", "both stay readable");
            assertThat(offer).contains("/do/supersede-decision?entry=6");
            assertThat(page(INCIDENT + "/do/supersede-decision?entry=6")).contains("name=\"supersedes\" value=\"2\"", "Supersede a decision");
        }

        @Test
        void aNoteLeadsToCorrectingItWithItsTextFilledIn() throws Exception {
            assertThat(page(INCIDENT + "/entries/14/edit")).contains("A note cannot be edited", "/do/correct-note?entry=14");
            assertThat(page(INCIDENT + "/do/correct-note?entry=14")).contains("name=\"note\" value=\"2\"", ">The exposure window of international customers opens.</textarea>");
        }

        @Test
        void whatWasReplacedAlreadySaysByWhat() throws Exception {
            assertThat(words(page(INCIDENT + "/entries/3/edit"))).contains("This entry was replaced already by INC-2026-0001/6");
        }
    }

    @Nested
    class HandingInAForm {
        @Test
        void issuesTheCommandAsTyped() throws Exception {
            accept("incident:" + FixtureStory.INCIDENT, 22);
            MockHttpServletResponse done = ask(form(INCIDENT + "/do/add-note", "text", "Bank M called.", "attribution.occurred.begin.date", "2018-04", "attribution.occurred.zone", "Europe/London", "attribution.by.typed", "Jon"));
            assertThat(done.getRedirectedUrl()).isEqualTo(INCIDENT + "#INC-2026-0001/22");
            assertThat(stage.issued).singleElement().isInstanceOfSatisfying(AddNote.class, note -> {
                assertThat(note.incident()).isEqualTo(FixtureStory.INCIDENT);
                assertThat(note.text()).isEqualTo(FreeText.of("Bank M called."));
                assertThat(Objects.requireNonNull(Objects.requireNonNull(note.attribution().occurred()).begin()).precision()).isEqualTo(Precision.MONTH);
            });
            assertThat(stage.issuances.getFirst().idempotencyKey()).isEqualTo("key-1");
            assertThat(stage.issuances.getFirst().ifMatch()).isEqualTo(OptionalLong.empty());
        }

        @Test
        void severityShowsItsScoreBeforeAnythingIsRecorded() throws Exception {
            String fresh = page(INCIDENT + "/do/assess-severity");
            assertThat(fresh).contains("Show the score");
            String missing = ask(form(INCIDENT + "/do/assess-severity", "_more", "score", "factors.identification", "MAXIMUM")).getContentAsString();
            assertThat(missing).contains("Answer questions 1 to 5");
            String shown = ask(form(INCIDENT + "/do/assess-severity", "_more", "score", "factors.data[0].category", "FINANCIAL", "factors.data[0].weight", "3", "factors.identification", "MAXIMUM",
                    "factors.confidentiality", "KNOWN_RECIPIENTS", "factors.integrity", "NOT_LOST", "factors.availability", "NOT_LOST")).getContentAsString();
            assertThat(words(shown)).contains("3 × 1.00 + 0.25 = 3.25", "High");
            assertThat(stage.issued).isEmpty();
        }

        @Test
        void theOtherIncidentIsNamedByItsReference() throws Exception {
            accept("incident:" + FixtureStory.INCIDENT, 22);
            ask(form(INCIDENT + "/do/merge-incident", "into", "inc-2026-0001", "reason", "one thief"));
            assertThat(stage.issued).singleElement().isInstanceOfSatisfying(MergeIncident.class, merge -> assertThat(merge.into()).isEqualTo(FixtureStory.INCIDENT));
        }

        @Test
        void aNewIncidentIsNamedByTheFormThatSplitsItOff() throws Exception {
            assertThat(page(INCIDENT + "/do/split-incident")).containsPattern("name=\"other\" value=\"[0-9a-f-]{36}\"");
            accept("incident:" + FixtureStory.INCIDENT, 22);
            ask(form(INCIDENT + "/do/split-incident", "other", "0198f1c2-0000-7000-8000-000000000009", "entries", "2, 5\n7", "summary", "another", "reason", "two causes"));
            assertThat(stage.issued).singleElement().isInstanceOfSatisfying(SplitIncident.class, split -> assertThat(split.entries()).containsExactly(2L, 5L, 7L));
        }

        @Test
        void thatIsRefusedShowsTheSentenceAndKeepsTextAndKey() throws Exception {
            stage.answer = command -> {
                throw new RuleViolation("incident.closed", "this incident is closed: reopen it first");
            };
            MockHttpServletResponse refused = ask(form(INCIDENT + "/do/record-decision", "question", "Tell them?", "options", "yes", "choice", "yes", "rationale", "A long and careful rationale.", "asKnownAt", "3"));
            assertThat(refused.getStatus()).isEqualTo(409);
            assertThat(refused.getContentAsString()).contains("This incident is closed: reopen it first.", "A long and careful rationale.", "name=\"_key\" value=\"key-1\"", "role=\"alert\"");
        }

        @Test
        void thatIsIncompleteNamesTheFieldByItsLabel() throws Exception {
            MockHttpServletResponse refused = ask(form(INCIDENT + "/do/record-decision", "question", "Tell them?", "choice", "yes"));
            assertThat(words(refused.getContentAsString())).contains("Please fill in 'What could have been done'.");
            assertThat(stage.issued).isEmpty();
        }

        @Test
        void afterSomebodyElseChangedItShowsWhatChangedAndKeepsTheText() throws Exception {
            stage.answer = command -> {
                throw new StaleView(List.of(new StaleView.Newer(9, "incident.SeverityScored", 14)));
            };
            MockHttpServletResponse stale = ask(form(INCIDENT + "/do/score-severity", "severity", "LOW", "rationale", "Only names.", "_seen", "8"));
            assertThat(stale.getStatus()).isEqualTo(409);
            assertThat(words(stale.getContentAsString())).contains("Somebody else changed this while you were writing.", "INC-2026-0001/9", "Severity judged high", "Only names.");
            assertThat(stage.issuances.getFirst().ifMatch()).isEqualTo(OptionalLong.of(8));
            assertThat(stale.getContentAsString()).contains("name=\"_seen\" value=\"" + lastOrdinal() + "\"");
        }

        private long lastOrdinal() {
            return 21;
        }

        @Test
        void underAUsedKeyGetsANewOne() throws Exception {
            stage.answer = command -> {
                throw new IdempotencyConflict(UUID.randomUUID());
            };
            assertThat(ask(form(INCIDENT + "/do/add-note", "text", "Another.")).getContentAsString()).contains("This form was sent before with other content", "Another.").doesNotContain("value=\"key-1\"");
        }

        @Test
        void thatAsksForAnotherRowIssuesNothing() throws Exception {
            String more = ask(form(INCIDENT + "/do/assess-scope", "cells[0].territory", "GB", "_more", "cells")).getContentAsString();
            assertThat(more).contains("name=\"cells[1].territory\"", "value=\"GB\"");
            assertThat(stage.issued).isEmpty();
        }

        @Test
        void thatOneMayNotIssueShowsNothingOfWhatItIsAbout() throws Exception {
            for (Role role : List.of(Role.REPORTER, Role.AUDITOR)) {
                stage.visitor = new Actor("acc-9", "Rae", Set.of(role));
                MockHttpServletResponse refused = ask(form(INCIDENT + "/do/add-note?entry=3", "text", "x", "_more", "cells"));
                assertThat(refused.getStatus()).isEqualTo(403);
                assertThat(refused.getContentAsString()).doesNotContain("INC-2026-0001", "The internal inquiry found nothing");
            }
        }

        @Test
        void typedMarkupStaysText() throws Exception {
            String html = ask(form(INCIDENT + "/do/correct-note", "text", "</textarea><script>alert(1)</script>")).getContentAsString();
            assertThat(html).contains("&lt;/textarea&gt;&lt;script&gt;").doesNotContain("<script>alert");
        }
    }

    @Nested
    class Declaring {
        @Test
        void needsOneLineAndLeadsToTheIncident() throws Exception {
            accept("incident:abc", 1);
            assertThat(ask(form("/incidents/new", "kind", "DRILL", "summary", "Exercise")).getRedirectedUrl()).isEqualTo("/incidents/abc");
            assertThat(stage.issued).singleElement().isInstanceOfSatisfying(DeclareIncident.class, declared -> assertThat(declared.year()).isEqualTo(2026));
        }
    }

    @Nested
    class Superseding {
        @Test
        void sendsWhatTheFormIsAboutWithoutAskingForIt() throws Exception {
            accept("incident:" + FixtureStory.INCIDENT, 22);
            ask(form(INCIDENT + "/do/supersede-decision?entry=6", "supersedes", "2", "choice", "c", "rationale", "r", "reason", "x", "asKnownAt", "21", "_seen", "21"));
            assertThat(stage.issued).singleElement().isInstanceOfSatisfying(SupersedeDecision.class, decision -> assertThat(decision.supersedes()).isEqualTo(2));
        }
    }
}
