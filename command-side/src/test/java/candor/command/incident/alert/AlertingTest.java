package candor.command.incident.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import candor.access.Role;
import candor.command.access.AccessModule;
import candor.command.incident.IncidentModule;
import candor.command.incident.alert.AlertPost.Ways;
import candor.command.incident.alert.Recipient.Means;
import candor.command.sweep.DueTable;
import candor.command.sweep.MailServer;
import candor.command.sweep.Nodes;
import candor.command.sweep.SweepPass;
import candor.incident.AlertChannel;
import candor.incident.AlertCommand.AcknowledgeAlert;
import candor.incident.AlertCommand.AlertTeam;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.IncidentKind;
import candor.incident.JoinCommand.MergeIncident;
import candor.incident.LeadershipCommand.AssignCommander;
import candor.platform.alert.AlertSettings;
import candor.platform.alert.AlertTeams;
import candor.platform.mail.ConsoleLinks;
import candor.platform.mail.Mailer;
import candor.platform.webhook.OutgoingWebhook;
import candor.sealing.FreeText;
import candor.testimony.Attribution;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts over the store of the service, a mail server and a paging system: two workers, deaths, clocks that jump, and answers of every kind. */
class AlertingTest {
    private static final String INC = "i1";
    private static final String SECRET_WORDS = "cards of Mrs Miller leak";
    /** Waited out once; what answers at all does so sooner, on a busy machine too. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

    private final GreenMail post = MailServer.onAnyPort();

    @SuppressWarnings("NullAway.Init") // set before each test
    private Nodes nodes;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Pager pager;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        post.start();
        pager = new Pager();
        nodes = new Nodes(folder);
    }

    @AfterEach
    void close() {
        nodes.close();
        pager.close();
        post.stop();
    }

    /** A node with its own sweeper's handler. */
    private record Called(Nodes.Node node, Alerting alerting) {
        DueTable table() {
            return node.table();
        }

        /** One pass at a time that is far enough for everything that will ever be due. */
        void pass() {
            passAt(FAR);
        }

        void passAt(Instant now) {
            SweepPass.at(now, table(), alerting);
        }

        long count(String type) {
            return node.count("incident." + type);
        }
    }

    private Called start(String name, Mailer mailer) {
        Map<String, AlertSettings.Team> settings = new LinkedHashMap<>();
        settings.put("payments", new AlertSettings.Team(List.of("on-call@shop.example", "second@shop.example"), pager.address(), Pager.SECRET));
        settings.put("board", new AlertSettings.Team(List.of("board@shop.example"), null, null));
        AlertTeams teams = AlertTeams.of(new AlertSettings(settings));
        var outbox = new Alerting.Outbox();
        Nodes.Node node = nodes.start(name, table -> List.of(
                new IncidentModule(teams), new AccessModule(), new AlertDeliveryModule(new Means(teams, mailer.isConfigured()), outbox::add), new DueAlerts(table)));
        return new Called(node, new Alerting(node.port(), sending(teams, mailer), outbox));
    }

    private static AlertPost sending(AlertTeams teams, Mailer mailer) {
        return new AlertPost(new AlertMessages(new ConsoleLinks(null)), teams, new Ways(mailer, new OutgoingWebhook(LONGEST_ANSWER)), InstantSource.system());
    }

    private void declare(Called on, String incident) {
        nodes.issue(on.node(), new DeclareIncident(incident, IncidentKind.INCIDENT, FreeText.of(SECRET_WORDS), Instant.EPOCH, 2026, Attribution.NONE));
    }

    private void alert(Called on, String incident, List<String> teams, List<String> then) {
        nodes.issue(on.node(), new AlertTeam(incident, List.of(), null, teams, AlertChannel.MAIL, FreeText.of(SECRET_WORDS), 15L, then, Attribution.NONE));
        awaitDue(on, 1);
    }

    private static void awaitDue(Called on, int count) {
        await().until(() -> on.table().due(DueAlerts.KIND, FAR, 100).size() == count);
    }

    /** Until the table knows every step before this one. */
    private static void awaitMoved(Called on, long next) {
        await().until(() -> on.table().row(DueAlerts.KIND, INC + "/1").map(row -> DueAlerts.read(row).next() == next).orElse(false));
    }

    /** Recipients of all mails, which say nothing that nobody else should read. */
    private List<String> mailed() throws Exception {
        List<String> to = new ArrayList<>();
        for (MimeMessage message : post.getReceivedMessages()) {
            assertThat(message.getSubject() + message.getContent()).contains("INC-2026-0001", "/incidents/i1/do/acknowledge-alert?number=1").doesNotContain("Miller", "cards");
            Arrays.stream(message.getAllRecipients()).forEach(address -> to.add(address.toString()));
        }
        return to;
    }

    @Test
    void twoWorkersAtOnceTellATeamOnceInEachWay() {
        MailServer.mailing(post, mailer -> {
            Called first = start("first", mailer);
            declare(first, INC);
            alert(first, INC, List.of("payments"), List.of());
            Called second = start("second", mailer);
            List<Callable<Boolean>> passes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                passes.add(() -> SweepPass.at(Instant.now(), first.table(), first.alerting()));
                passes.add(() -> SweepPass.at(Instant.now(), second.table(), second.alerting()));
            }
            try (var threads = Executors.newFixedThreadPool(6)) {
                for (Future<Boolean> done : threads.invokeAll(passes)) {
                    done.get();
                }
            }
            assertThat(first.count("AlertDispatched")).isEqualTo(2);
            assertThat(first.count("AlertDeliveryRecorded")).isEqualTo(2);
            // One mail, which the mail server hands to each of them.
            assertThat(mailed()).hasSize(4).containsOnly("on-call@shop.example", "second@shop.example");
            assertThat(pager.pages()).singleElement().satisfies(page -> assertThat(page.body())
                    .startsWith("/in ").contains("\"incident.alert\"", "INC-2026-0001", "\"team\":\"payments\"").doesNotContain("Miller", "cards"));
        });
    }

    @Test
    void aWorkerThatDiedBeforeItSentIsFollowedByNoMailAndByTheSamePage() {
        MailServer.mailing(post, mailer -> {
            Called first = start("first", mailer);
            declare(first, INC);
            alert(first, INC, List.of("payments"), List.of());
            // What was recorded lies in the outbox of the other one, and dies with it.
            var deaf = new Alerting(first.node().port(), sending(AlertTeams.NONE, mailer), new Alerting.Outbox());
            SweepPass.at(Instant.now(), first.table(), deaf);
            await().until(() -> first.count("AlertDispatched") == 2);
            nodes.end(first.node());

            Called second = start("second", mailer);
            awaitMoved(second, 1);
            second.passAt(Instant.now().plusSeconds(60));
            second.passAt(Instant.now().plusSeconds(60));
            assertThat(mailed()).as("it shows as not known to have been sent").isEmpty();
            assertThat(pager.pages()).as("under an identifier by which the receiver can tell").hasSize(1);
            assertThat(second.count("AlertDispatched")).isEqualTo(3);
            assertThat(second.count("AlertEscalated")).isZero();
        });
    }

    @Test
    void aPagerThatFailsOrHangsIsToldAgainUnderTheSameIdentifierAndOneThatRefusesIsNot() {
        MailServer.mailing(post, mailer -> {
            Called node = start("first", mailer);
            declare(node, INC);
            pager.answers(500);
            pager.hangsOnce();
            alert(node, INC, List.of("payments"), List.of());
            node.passAt(Instant.now());
            for (long attempt = 2; attempt <= 3; attempt++) {
                long outcomes = attempt;
                await().until(() -> node.count("AlertDeliveryRecorded") == outcomes);
                awaitDue(node, 1);
                await().untilAsserted(() -> {
                    node.passAt(Instant.now().plusSeconds(70));
                    assertThat(pager.pages()).hasSize((int) outcomes);
                });
            }
            assertThat(pager.pages()).extracting(Pager.Page::id).containsOnly(pager.pages().getFirst().id());
            await().until(() -> node.count("AlertDeliveryRecorded") == 4);
            node.passAt(Instant.now().plusSeconds(600));
            assertThat(pager.pages()).as("once it is taken that is all").hasSize(3);
        });
    }

    @Test
    void aMailThatNobodyTakesIsTriedAgainAFewTimes() {
        MailServer.mailingToNobody(mailer -> {
            Called node = start("first", mailer);
            declare(node, INC);
            nodes.issue(node.node(), new AlertTeam(INC, List.of(), null, List.of("board"), AlertChannel.MAIL, FreeText.of("x"), 0L, List.of(), Attribution.NONE));
            awaitDue(node, 1);
            await().untilAsserted(() -> {
                node.pass();
                assertThat(node.count("AlertDeliveryRecorded")).isEqualTo(AlertRow.MOST_ATTEMPTS);
            });
            awaitDue(node, 0);
            assertThat(node.count("AlertDispatched")).isEqualTo(AlertRow.MOST_ATTEMPTS);
        });
    }

    @Test
    void aRedirectIsNotFollowedAndNotTriedAgain() {
        MailServer.mailing(post, mailer -> {
            Called node = start("first", mailer);
            declare(node, INC);
            pager.answers(307);
            alert(node, INC, List.of("payments"), List.of());
            node.passAt(Instant.now());
            await().until(() -> node.count("AlertDeliveryRecorded") == 2);
            node.passAt(Instant.now().plusSeconds(600));
            assertThat(pager.pages()).singleElement().satisfies(page -> assertThat(page.body()).startsWith("/in "));
        });
    }

    @Test
    void escalatesToTheNextTeamThenToTheCommanderEachOnceWhateverTheClocksDo() {
        MailServer.mailing(post, mailer -> {
            Called first = start("first", mailer);
            nodes.account(first.node(), "ann", "ann@shop.example");
            declare(first, INC);
            nodes.issue(first.node(), new AssignCommander(INC, Nodes.person("ann", "ann"), Attribution.NONE));
            alert(first, INC, List.of("payments"), List.of("board"));
            first.passAt(Instant.now());
            awaitMoved(first, 1);
            first.passAt(Instant.now().plus(Duration.ofMinutes(14)));
            assertThat(first.count("AlertEscalated")).as("a minute before").isZero();
            first.pass();
            awaitMoved(first, 2);
            first.passAt(Instant.now().minus(Duration.ofDays(400)));
            assertThat(mailed()).endsWith("board@shop.example");
            nodes.end(first.node());

            Called second = start("second", mailer);
            second.pass();
            awaitMoved(second, 3);
            for (long hours : new long[] {-9_000, 0, 9_000, -1, 1}) {
                second.passAt(Instant.now().plus(Duration.ofHours(hours)));
            }
            second.pass();
            assertThat(second.count("AlertEscalated")).isEqualTo(2);
            assertThat(mailed()).filteredOn("board@shop.example"::equals).hasSize(1);
            assertThat(mailed()).filteredOn("ann@shop.example"::equals).hasSize(1);
            assertThat(second.table().due(DueAlerts.KIND, FAR, 10)).isEmpty();
        });
    }

    @Test
    void whatIsAcknowledgedClosedOrMergedIsNotEscalated() {
        MailServer.mailing(post, mailer -> {
            Called node = start("first", mailer);
            for (String incident : List.of(INC, "i2", "i3")) {
                declare(node, incident);
                nodes.issue(node.node(), new AlertTeam(incident, List.of(Role.COUNSEL), null, List.of(), AlertChannel.PHONE, FreeText.of("x"), 15L, List.of(), Attribution.NONE));
            }
            declare(node, "i4");
            awaitDue(node, 3);
            nodes.issue(node.node(), new AcknowledgeAlert(INC, 1, Attribution.NONE));
            nodes.issue(node.node(), new CloseIncident("i2", ClosingOutcome.RESOLVED, FreeText.of("done"), FreeText.of("told to"), Attribution.NONE));
            nodes.issue(node.node(), new MergeIncident("i3", "i4", FreeText.of("one thief"), Attribution.NONE));
            awaitDue(node, 0);
            node.pass();
            assertThat(node.count("AlertEscalated")).isZero();
        });
    }

    @Test
    void theRunningSweeperFindsWhatBecomesDue() {
        MailServer.mailing(post, mailer -> {
            Called node = start("first", mailer);
            declare(node, INC);
            alert(node, INC, List.of("payments"), List.of());
            try (var sweeper = SweepPass.running(Instant.now(), node.table(), node.alerting(), nodes.database())) {
                sweeper.start();
                await().until(() -> node.count("AlertDeliveryRecorded") == 2);
            }
            assertThat(pager.pages()).hasSize(1);
            assertThatThrownBy(() -> nodes.issue(node.node(), new AlertTeam(
                    INC, List.of(), null, List.of("paymints"), AlertChannel.MAIL, FreeText.of("x"), 15L, List.of(), Attribution.NONE))).hasMessageContaining("payments, board");
        });
    }
}
