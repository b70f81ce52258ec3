package candor.query.signal;

import static candor.query.incident.Told.linked;
import static candor.query.incident.Told.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.query.ReadModelsOnEmbeddedStore;
import candor.signal.AlertForm;
import candor.signal.Inbox;
import candor.signal.ReportView;
import candor.signal.ReportView.Standing;
import candor.signal.ReportView.What;
import candor.signal.SignalChannel;
import candor.signal.SignalEvent.AlertReceived;
import candor.signal.SignalEvent.ReporterAnswered;
import candor.signal.SignalEvent.SignalAcknowledged;
import candor.signal.SignalEvent.SignalDismissed;
import candor.signal.SignalEvent.SignalRaised;
import candor.signal.SignalEvent.SignalRepeated;
import candor.signal.SignalQuery.FindAlike;
import candor.signal.SignalQuery.FindInbox;
import candor.signal.SignalQuery.FindReport;
import candor.signal.SignalQuery.FindReports;
import candor.signal.SignalQuery.FindSignalSources;
import candor.signal.SignalReference;
import candor.signal.SignalSourceEvent.SignalSourceRegistered;
import candor.signal.SignalSourceEvent.SignalSourceRevoked;
import candor.signal.SignalSourceEvent.SignalSourceSecretRotated;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static final int FLOOD = 10_000;
    private static final String REPORTER = "acc-1";

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // set before each test
    private ReadModelsOnEmbeddedStore store;

    @BeforeEach
    void open() {
        store = ReadModelsOnEmbeddedStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void raise(String signal, SignalChannel channel) {
        store.ledger().append(new SignalRaised(signal, channel, text("somebody"), null, null, text(signal + " looks wrong"), false, null, null, null, null));
    }

    private void alert(String signal, String source, String title) {
        store.ledger().append(new SignalRaised(signal, SignalChannel.SECURITY_MONITORING, text(source), "k-" + signal, text(signal), text(title), false, null, null, null, null));
        store.ledger().append(new AlertReceived(signal, source, AlertForm.PLAIN, text(signal), text(title), text("low"), null, null, text("{}"), text("00")));
    }

    private Inbox inbox(@Nullable SignalChannel channel, @Nullable String like, @Nullable String after, int size) {
        return store.ask(new FindInbox(channel, like, after, size));
    }

    private void project() {
        store.projectAfter(-1, 1_000);
    }

    @Nested
    class InAFlood {
        @BeforeEach
        void begin() {
            raise("before", SignalChannel.EMPLOYEE);
            for (int i = 0; i < FLOOD; i++) {
                alert("flood-" + i, "siem", "Port scan");
                if (i == FLOOD / 2) {
                    raise("amid", SignalChannel.BANK);
                    alert("other-title", "siem", "Credential stuffing");
                    alert("other-system", "mail", "Port scan");
                }
            }
            raise("after", SignalChannel.CUSTOMER);
            project();
        }

        @Test
        void everythingElseStaysInSightAndNoneIsLost() {
            long began = System.nanoTime();
            Inbox inbox = inbox(null, null, null, 50);
            System.out.printf("inbox over %d waiting signals in %d ms%n", inbox.waiting(), (System.nanoTime() - began) / 1_000_000);

            assertThat(inbox.lines()).extracting(line -> line.first().signal()).containsExactly("before", "flood-0", "amid", "other-title", "other-system", "after");
            assertThat(inbox.lines()).extracting(Inbox.Line::signals).containsExactly(1L, (long) FLOOD, 1L, 1L, 1L, 1L);
            assertThat(inbox.waiting()).isEqualTo(FLOOD + 5L);
            assertThat(inbox.unread()).isEqualTo(FLOOD + 5L);
            assertThat(inbox.byChannel()).isEqualTo(Map.of(
                    SignalChannel.EMPLOYEE, 1L, SignalChannel.BANK, 1L, SignalChannel.CUSTOMER, 1L, SignalChannel.SECURITY_MONITORING, FLOOD + 2L));
            assertThat(everyOneOf("flood-7")).hasSize(FLOOD);
            assertThat(store.ask(new FindAlike("flood-7", 1_000))).hasSize(1_000).startsWith("flood-0", "flood-1").allMatch(signal -> signal.startsWith("flood-"));
            assertThat(store.ask(new FindAlike("amid", 1_000))).containsExactly("amid");
        }

        /** The signals of one line, page by page. */
        private Set<String> everyOneOf(String like) {
            Set<String> signals = new HashSet<>();
            for (String after = "-1"; after != null; ) {
                Inbox page = inbox(null, like, after, 200);
                page.lines().forEach(line -> signals.add(line.first().signal()));
                assertThat(page.lines()).allMatch(line -> line.signals() == 1);
                after = page.next();
            }
            return signals;
        }
    }

    @Test
    void pagesFollowEachOtherWithoutAGap() {
        for (int i = 0; i < 5; i++) {
            raise("s-" + i, SignalChannel.BANK);
        }
        project();

        Inbox first = inbox(null, null, null, 2);
        Inbox second = inbox(null, null, first.next(), 2);
        Inbox third = inbox(null, null, second.next(), 2);

        assertThat(first.lines()).extracting(line -> line.first().signal()).containsExactly("s-0", "s-1");
        assertThat(second.lines()).extracting(line -> line.first().signal()).containsExactly("s-2", "s-3");
        assertThat(third.lines()).extracting(line -> line.first().signal()).containsExactly("s-4");
        assertThat(third.next()).isNull();
        assertThatThrownBy(() -> inbox(null, null, "x", 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsJudgedLeavesAndWhatIsSaidAgainComesBack() {
        raise("read", SignalChannel.BANK);
        raise("dismissed", SignalChannel.BANK);
        raise("linked", SignalChannel.BANK);
        store.ledger().append(new SignalAcknowledged("read"));
        store.ledger().append(new SignalDismissed("dismissed", text("noise"), null, null, null, null));
        store.ledger().append(linked("linked", "i-1", false));
        project();
        assertThat(inbox(null, null, null, 50).lines()).extracting(line -> line.first().signal()).containsExactly("read");
        assertThat(inbox(null, null, null, 50).unread()).isZero();

        store.ledger().append(new SignalRepeated("dismissed", 1, text("again"), null, null, null, null));
        project();

        assertThat(inbox(null, null, null, 50).lines()).extracting(line -> line.first().signal()).containsExactly("read", "dismissed");
        assertThat(inbox(SignalChannel.EMPLOYEE, null, null, 50).lines()).isEmpty();
        assertThat(inbox(null, "linked", null, 50).lines()).isEmpty();
        assertThat(store.ask(new FindAlike("linked", 50))).isEmpty();
    }

    @Nested
    class WhatAReporterFollows {
        private ReportView report(String signal) {
            return store.ask(new FindReport(REPORTER, SignalReference.of(signal))).orElseThrow();
        }

        @Test
        void saysWhatBecameOfItAndWhatTheyWereToldAndNoMore() {
            raise("mine", SignalChannel.EMPLOYEE);
            project();
            assertThat(report("mine").standing()).isEqualTo(Standing.RECEIVED);

            store.ledger().append(new SignalAcknowledged("mine"));
            project();
            assertThat(report("mine").standing()).isEqualTo(Standing.READ);

            store.ledger().append(new SignalRepeated("mine", 1, text("one more"), null, null, null, null));
            store.ledger().append(new SignalDismissed("mine", text("a secret reason"), null, null, null, null));
            store.ledger().append(new ReporterAnswered("mine", text("It was a drill.")));
            project();
            assertThat(report("mine").standing()).isEqualTo(Standing.DISMISSED);

            store.ledger().append(linked("mine", "i-1", true));
            store.ledger().append(linked("mine", "i-2", true));
            project();
            assertThat(report("mine").standing()).isEqualTo(Standing.TAKEN_UP);
            assertThat(report("mine").steps()).extracting(ReportView.ReportStep::what)
                    .containsExactly(What.REPORTED, What.READ, What.SAID_MORE, What.DISMISSED, What.ANSWERED, What.TAKEN_UP);
            assertThat(report("mine").steps()).extracting(ReportView.ReportStep::text)
                    .containsExactly(text("mine looks wrong"), null, text("one more"), null, text("It was a drill."), null);
            assertThat(report("mine").toString()).doesNotContain("i-1", "i-2");
        }

        @Test
        void isTheirsAlone() {
            raise("mine", SignalChannel.EMPLOYEE);
            project();

            assertThat(store.ask(new FindReports(REPORTER))).hasSize(1);
            assertThat(store.ask(new FindReports("acc-2"))).isEmpty();
            assertThat(store.ask(new FindReport("acc-2", SignalReference.of("mine")))).isEmpty();
            assertThat(store.ask(new FindReport(REPORTER, "no reference"))).isEmpty();
        }
    }

    @Test
    void aSourceShowsItsSecretsNumberAndItsLastFinding() {
        store.ledger().append(new SignalSourceRegistered("siem", text("SIEM"), SignalChannel.SECURITY_MONITORING, AlertForm.OCSF));
        store.ledger().append(new SignalSourceSecretRotated("siem", 2));
        alert("a-1", "siem", "Port scan");
        project();
        assertThat(store.ask(new FindSignalSources())).singleElement().satisfies(source -> {
            assertThat(source.generation()).isEqualTo(2);
            assertThat(source.lastAlert()).isNotNull();
            assertThat(source.revoked()).isNull();
        });

        store.ledger().append(new SignalSourceRevoked("siem", text("replaced")));
        project();
        assertThat(store.ask(new FindSignalSources())).singleElement().satisfies(source -> assertThat(source.revoked()).isNotNull());
    }
}
