package candor.query.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import candor.RuleViolation;
import candor.access.Role;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentView;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.Issuance;
import candor.platform.edge.EdgeJson;
import candor.query.Queries;
import candor.signal.SignalCommand.AcknowledgeSignal;
import candor.signal.SignalCommand.DismissSignal;
import candor.signal.SignalCommand.LinkSignal;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalCommand.RepeatSignal;
import candor.signal.SignalCommand.ReportSuspicion;
import candor.signal.SignalReference;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

class PagesTest extends OnConsole {
    private static final Pattern INLINE = Pattern.compile("<style|<script(?![^>]*src=)|\\son[a-z]+=|\\sstyle=", Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @ValueSource(strings = {
        "/incidents", "/incidents?state=OPEN&kind=INCIDENT&severity=HIGH&reference=inc-2026&year=2026", "/incidents/new", INCIDENT, INCIDENT + "?order=OCCURRED",
        INCIDENT + "?by=known&at=2018-06-28", INCIDENT + "/do/assess-scope", INCIDENT + "/do/classify-incident", INCIDENT + "/do/estimate-impact",
        INCIDENT + "/do/close-incident", INCIDENT + "/entries/3/edit", INCIDENT + "/indicators", INCIDENT + "/indicators?atMost=GREEN", "/inbox", "/signals", "/report", "/reports", "/signals/new", "/signals/" + FixtureStory.SIGNAL, "/signals/" + FixtureStory.SIGNAL + "/do/escalate-signal",
        "/accounts", "/accounts/acc-2/do/grant-role", "/accounts/new", "/password", "/sample/end"
    })
    void everyPageIsDrawnWithoutInlineScriptOrStyle(String address) throws Exception {
        assertThat(INLINE.matcher(page(address)).results().map(java.util.regex.MatchResult::group)).isEmpty();
    }

    @Nested
    class TheLayout {
        @Test
        void saysThatTheLedgerIsSampleDataAndHowToStartForReal() throws Exception {
            assertThat(page("/incidents")).doesNotContain("Sample data.");
            stage.sample = true;
            assertThat(page("/incidents")).contains("Sample data.", "href=\"/sample/end\"");
        }

        @Test
        void namesWhoeverIsSignedInAndShowsOnlyWhatTheyMayRead() throws Exception {
            assertThat(page("/incidents")).contains("Ada Marsh", "href=\"/accounts\"");
            stage.visitor = new Actor("acc-9", "Rae", Set.of(Role.REPORTER));
            assertThat(page("/reports")).contains("Rae", "Report something").doesNotContain("href=\"/accounts\"", "href=\"/incidents\"", "href=\"/inbox\"", "customer list");
        }

        @Test
        void everyFormThatChangesSomethingCarriesACsrfToken() throws Exception {
            assertThat(page(INCIDENT + "/do/add-note").split("method=\"post\"", -1)).hasSameSizeAs(page(INCIDENT + "/do/add-note").split("name=\"_csrf\"", -1));
            assertThat(ask(post(INCIDENT + "/do/add-note").param("_key", "k").param("text", "x")).getStatus()).isEqualTo(403);
        }
    }

    @Nested
    class AnIncident {
        @Test
        void showsReferenceStateSeverityCommanderAndWhatIsSigned() throws Exception {
            assertThat(words(page(INCIDENT))).contains("INC-2026-0001", "Open", "Severity: High", "Ada Marsh", "offered to Bela Ortiz, not accepted yet", "the newest entries are not yet under a signed checkpoint");
        }

        @Test
        void printsEveryTimeWithZoneAndPrecision() throws Exception {
            assertThat(words(page(INCIDENT))).contains("2018-04-06 09:48 Europe/London", "2017-09 (month only) Europe/London", "2026-11-23 10:00:09 UTC").doesNotContain("2017-09-01");
        }

        @Test
        void keepsTheSupersededDecisionReadableWithItsGrounds() throws Exception {
            assertThat(words(page(INCIDENT))).contains("Superseded by decision 2", "The internal inquiry found nothing. No other bank reports a pattern.");
        }

        @Test
        void saysUnknownAndNeverZero() throws Exception {
            String scope = words(page(INCIDENT)).replaceAll("^.*Scope, as it was stated", "").replaceAll(" When Occurrence .*", "");
            assertThat(scope).contains("The press", "– – 40,000", "Payment", "Up to 40,000 UK customers.").doesNotContain(" 0 ");
        }

        @Test
        void showsBothSourcesTheDisputeAndTheIrregularEntry() throws Exception {
            assertThat(words(page(INCIDENT))).contains("Two sources disagree", "The hand-over was on 16 April.", "A supplier disputes", "Contested", "incident.contained-before-detected", "Not explained yet.");
        }

        @Test
        void showsThatATextWasErased() throws Exception {
            assertThat(page(INCIDENT)).contains("class=\"withheld\">[erased]");
        }

        @Test
        void offersWhatRightsAndStateAllow() throws Exception {
            assertThat(page(INCIDENT)).contains("/do/close-incident", "/do/add-note").doesNotContain("/do/hand-over-command", "/do/assume-command", "/do/accept-command", "/do/reopen-incident");
            stage.visitor = new Actor("acc-2", "Bela Ortiz", Set.of(Role.RESPONDER));
            assertThat(page(INCIDENT)).contains("/do/accept-command", "/do/decline-command").doesNotContain("/do/close-incident");
            stage.visitor = new Actor("acc-3", "Auditor", Set.of(Role.AUDITOR));
            assertThat(page(INCIDENT)).doesNotContain("/do/");
        }

        @Test
        void isNotForReporters() throws Exception {
            stage.visitor = new Actor("acc-9", "Rae", Set.of(Role.REPORTER));
            MockHttpServletResponse refused = ask(get(INCIDENT));
            assertThat(refused.getStatus()).isEqualTo(403);
            assertThat(refused.getContentAsString()).contains("Your roles do not let you read this").doesNotContain("INC-2026-0001");
        }

        @Test
        void asKnownThenShowsThePressClaimAndNothingLater() throws Exception {
            assertThat(words(page(INCIDENT + "?by=known&at=2018-06-27"))).contains("What came later is not shown").doesNotContain("40,000");
            assertThat(words(page(INCIDENT + "?by=known&at=2018-06-28"))).contains("40,000", "1 contested");
        }

        @Test
        void isFoundByAnyCitation() throws Exception {
            assertThat(ask(get("/references/inc-2026-0001/12")).getRedirectedUrl()).isEqualTo(INCIDENT + "/entries/12");
            assertThat(ask(get(INCIDENT + "/entries/12")).getRedirectedUrl()).isEqualTo(INCIDENT + "#INC-2026-0001/12");
            assertThat(page(INCIDENT)).contains("id=\"INC-2026-0001/12\"");
        }

        @Test
        void isFoundByWhatPeopleCallIt() throws Exception {
            String reference = context.getBean(Queries.class).ask(new FindIncident(FixtureStory.INCIDENT, null)).orElseThrow().row().reference();
            assertThat(ask(get("/incidents/" + reference.toLowerCase(Locale.ROOT))).getRedirectedUrl()).isEqualTo(INCIDENT);
            MockHttpServletResponse absent = ask(get("/incidents/INC-2026-9999"));
            assertThat(absent.getStatus()).isEqualTo(404);
            assertThat(absent.getContentAsString()).contains("There is no such incident in this ledger.");
        }

        @Test
        void thatDoesNotExistIsAPageThatSaysSo() throws Exception {
            MockHttpServletResponse absent = ask(get("/incidents/" + UUID.randomUUID()));
            assertThat(absent.getStatus()).isEqualTo(404);
            assertThat(absent.getContentAsString()).contains("There is no such incident in this ledger.");
        }
    }

    @Nested
    class ADrill {
        @Test
        void isLabelledOnItsPageInTheListAndAboveItsForms() throws Exception {
            assertThat(words(page("/incidents/" + FixtureStory.DRILL))).contains("Drill. This is an exercise.");
            assertThat(page("/incidents")).contains("class=\"drill\">Drill");
            assertThat(page("/incidents/" + FixtureStory.DRILL + "/do/add-note")).contains("class=\"drill\">Drill");
        }
    }

    @Nested
    class Signals {
        @Test
        void areListedWithTheirStateAndIncident() throws Exception {
            assertThat(words(page("/signals"))).contains("Many cards with fraud were used in your shop.", "Missed: dismissed before it was linked", "INC-2026-0001", "Linked");
        }

        @Test
        void inConfidenceDoNotShowWhoReported() throws Exception {
            assertThat(page("/signals")).contains("Cleo Vance");
            stage.visitor = new Actor("acc-7", "Ed", Set.of(Role.RESPONDER));
            assertThat(page("/signals")).contains("withheld: the reporter asked not to be named").doesNotContain("Cleo Vance");
            assertThat(page("/signals/" + FixtureStory.CONFIDENTIAL)).doesNotContain("Cleo Vance");
        }

        @Test
        void thatWaitStandInTheInboxOldestFirst() throws Exception {
            String inbox = words(page("/inbox"));
            assertThat(inbox).contains("Waiting 3", "An employee 1", "Security monitoring 2", "3 nobody has read", "Port scan", "and 1 more like it").doesNotContain("Many cards");
            assertThat(inbox.indexOf("customer list")).isLessThan(inbox.indexOf("Port scan"));
            assertThat(words(page("/inbox?like=" + FixtureStory.ALERT))).doesNotContain("customer list", "more like it");
            assertThat(words(page("/inbox?channel=EMPLOYEE"))).contains("customer list").doesNotContain("Port scan");
        }

        @Test
        void areJudgedTogetherEachByItsOwnCommand() throws Exception {
            String page = ask(form("/inbox", "line", FixtureStory.ALERT, "signal", FixtureStory.CONFIDENTIAL, "reason", "A drill", "answer", "It was a drill.", "act", "dismiss")).getContentAsString();
            assertThat(words(page)).contains("3 signals were dismissed.");
            assertThat(stage.issued).hasSize(3).allSatisfy(command -> assertThat(command).isInstanceOfSatisfying(DismissSignal.class, dismiss ->
                    assertThat(Objects.requireNonNull(dismiss.answer()).text()).contains("It was a drill.")));
            assertThat(stage.issuances).extracting(Issuance::idempotencyKey).doesNotHaveDuplicates().allMatch(key -> key.startsWith("key-1-"));
        }

        @Test
        void thatCannotBeJudgedAreNamedWithTheReasonAndDoNotHoldUpTheOthers() throws Exception {
            stage.answer = command -> {
                if (((AcknowledgeSignal) command).signal().equals(FixtureStory.CONFIDENTIAL)) {
                    throw new RuleViolation("signal.already-acknowledged", "Somebody has read this signal before.");
                }
                return new Accepted(List.of());
            };
            String page = ask(form("/inbox", "line", FixtureStory.ALERT, "signal", FixtureStory.CONFIDENTIAL, "act", "read")).getContentAsString();
            assertThat(words(page)).contains("2 signals were marked as read.", "One was not:", "Somebody has read this signal before.");
        }

        @Test
        void areLinkedTogetherByTheReferenceThatPeopleUse() throws Exception {
            ask(form("/inbox", "signal", FixtureStory.CONFIDENTIAL, "reason", "Same list", "incident", "inc-2026-0001", "act", "link"));
            assertThat(stage.issued).singleElement().isInstanceOfSatisfying(LinkSignal.class, link -> assertThat(link.incident()).isEqualTo(FixtureStory.INCIDENT));
        }

        @Test
        void areNotJudgedWithoutATickAReasonOrAnIncidentAndWhatWasTypedStays() throws Exception {
            assertThat(words(ask(form("/inbox", "reason", "A drill", "act", "dismiss")).getContentAsString())).contains("Tick the signals first.");
            assertThat(words(ask(form("/inbox", "signal", FixtureStory.CONFIDENTIAL, "act", "dismiss")).getContentAsString())).contains("Say why");
            var unknown = ask(form("/inbox", "signal", FixtureStory.CONFIDENTIAL, "reason", "Same list", "incident", "INC-1999-0001", "act", "link"));
            assertThat(unknown.getStatus()).isEqualTo(409);
            assertThat(unknown.getContentAsString()).contains("Same list", "INC-1999-0001", "checked").contains("Name the incident by its reference");
            assertThat(stage.issued).isEmpty();
        }

        @Test
        void areNotJudgedByWhoeverMayOnlyRead() throws Exception {
            stage.visitor = new Actor("acc-9", "Exec", Set.of(Role.EXECUTIVE));
            assertThat(page("/inbox")).contains("Port scan").doesNotContain("type=\"checkbox\"", "Dismiss them");
            assertThat(ask(form("/inbox", "signal", FixtureStory.CONFIDENTIAL, "reason", "x", "act", "dismiss")).getStatus()).isEqualTo(403);
        }

        @Test
        void areReportedByAnybodyInAShortFormThatSaysWhoLearnsTheirName() throws Exception {
            stage.visitor = new Actor("acc-9", "Aud", Set.of(Role.AUDITOR));
            assertThat(words(page("/report"))).contains("What did you see?", "only to the incident commander, the privacy officer and counsel");
            accept("signal:s-9", 1);
            assertThat(ask(form("/report", "text", "A stranger", "confidential", "yes")).getRedirectedUrl()).isEqualTo("/reports/" + SignalReference.of("s-9") + "?new");
            assertThat(stage.issued).singleElement().isInstanceOfSatisfying(ReportSuspicion.class, report -> assertThat(report.confidential()).isTrue());
        }

        @Test
        void areFollowedByWhoeverReportedThemAndNobodyElse() throws Exception {
            String own = "/reports/" + SignalReference.of(FixtureStory.SIGNAL);
            assertThat(words(page(own))).contains("It was taken up: people are working on it.", "You were told", "Thank you, we look into it.")
                    .doesNotContain("INC-2026-0001", "One bank alone");
            assertThat(words(page(own + "?new"))).contains("Thank you, it is recorded.");
            assertThat(words(page("/reports"))).contains(SignalReference.of(FixtureStory.SIGNAL));
            stage.visitor = new Actor("acc-9", "Rae", Set.of(Role.REPORTER));
            assertThat(ask(get(own)).getStatus()).isEqualTo(404);
            assertThat(ask(get("/inbox")).getRedirectedUrl()).isEqualTo("/reports");
            assertThat(ask(get("/signals")).getRedirectedUrl()).isEqualTo("/reports");
        }

        @Test
        void areSaidMoreOfByWhoeverReportedThem() throws Exception {
            accept("signal:" + FixtureStory.SIGNAL, 4);
            String own = "/reports/" + SignalReference.of(FixtureStory.SIGNAL);
            assertThat(ask(form(own + "/more", "text", "And another one")).getRedirectedUrl()).isEqualTo(own);
            assertThat(stage.issued).singleElement().isInstanceOfSatisfying(RepeatSignal.class, more -> assertThat(more.signal()).isEqualTo(FixtureStory.SIGNAL));
        }

        @Test
        void areRaisedFromAForm() throws Exception {
            accept("signal:s-9", 1);
            assertThat(ask(form("/signals/new", "channel", "BANK", "source", "Bank M", "text", "Fraud", "confidential", "yes")).getRedirectedUrl()).isEqualTo("/signals/s-9");
            assertThat(stage.issued).singleElement().isInstanceOfSatisfying(RaiseSignal.class, raised -> assertThat(raised.confidential()).isTrue());
        }

        @Test
        void areLinkedByTheReferenceThatPeopleUse() throws Exception {
            accept("signal:" + FixtureStory.CONFIDENTIAL, 2);
            ask(form("/signals/" + FixtureStory.CONFIDENTIAL + "/do/link-signal", "incident", "inc-2026-0001", "reason", "Same list"));
            assertThat(stage.issued).singleElement().isInstanceOfSatisfying(LinkSignal.class, link -> assertThat(link.incident()).isEqualTo(FixtureStory.INCIDENT));
        }
    }

    @Nested
    class WhoeverRecordedAnEntry {
        /** The entries say "Ada"; her account says "Ada Marsh". */
        @Test
        void isNamedAsTheirAccountIsInEveryListAlike() {
            IncidentView view = context.getBean(Queries.class).ask(new FindIncident(FixtureStory.INCIDENT, null)).orElseThrow();
            assertThat(view.decisions()).isNotEmpty();
            assertThat(view.contests()).isNotEmpty();
            assertThat(EdgeJson.mapper().valueToTree(view).findValues("actor")).isNotEmpty().allSatisfy(actor -> assertThat(actor.path("name").asText()).isEqualTo("Ada Marsh"));
        }
    }

    @Nested
    class BeforeAnybodyIsSignedIn {
        @Test
        void setUpExplainsItselfAndKeepsNamesWhenRefused() throws Exception {
            stage.visitor = null;
            stage.firstAccountMissing = true;
            assertThat(ask(get("/sign-in")).getRedirectedUrl()).isEqualTo("/setup");
            assertThat(words(page("/setup"))).contains("This makes the first account", "one-time link");
            String refused = ask(post("/setup").with(csrf()).param("displayName", "Ada").param("signInName", "ada").param("password", "correct horse battery").param("again", "other")).getContentAsString();
            assertThat(refused).contains("The two passwords are not the same", "value=\"Ada\"").doesNotContain("correct horse");
        }

        @Test
        void setUpThroughAProxyNeedsTheLink() throws Exception {
            stage.visitor = null;
            stage.firstAccountMissing = true;
            MockHttpServletResponse refused = ask(get("/setup").header("X-Forwarded-For", "203.0.113.9"));
            assertThat(refused.getStatus()).isEqualTo(403);
            assertThat(refused.getContentAsString()).contains("setup-link").doesNotContain("name=\"password\"");
        }

        @Test
        void signInSaysThatNameOrPasswordIsWrongButNotWhich() throws Exception {
            stage.visitor = null;
            assertThat(page("/sign-in?refused=")).contains("Name or password is wrong", "autocomplete=\"current-password\"");
        }
    }
}
