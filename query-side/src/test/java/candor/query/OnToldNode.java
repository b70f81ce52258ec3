package candor.query;

import static candor.query.incident.Told.*;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.RoleGranted;
import candor.access.Role;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.signal.SignalChannel;
import candor.signal.SignalEvent.SignalRaised;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A node on a real ledger that has been told how an incident began. */
abstract class OnToldNode {
    static final String INC = "01980000-0000-7000-8000-000000000001";
    static final String SIGNAL = "01980000-0000-7000-8000-000000000002";
    static final String ALERT = "01980000-0000-7000-8000-000000000003";
    static final String ADA = "acc-ada";

    @TempDir
    Path folder = Path.of("");

    QueryNode node;

    @BeforeEach
    final void tellTheStory() {
        node = QueryNode.start(folder);
        var ada = new SubjectReference(ADA);
        node.tell(new AccountOpened(ADA, Personal.of(ada, "Ada"), Personal.of(ada, "ada@example.org")), new RoleGranted(ADA, Role.COMMANDER));
        node.tell(new SignalRaised(
                SIGNAL, SignalChannel.BANK, text("Bank M, Jo Doe"), null, null, text("cards are defrauded"), true, on("2018-04-06T09:48"),
                time("2018-06-28"), Personal.of(new SubjectReference("sub-1"), "Jo Doe"), null));
        node.tell(declared(INC, "INC-2026-0001"), commander(INC, ADA));
        node.tell(note(INC, 1, "the first", null, null), linked(SIGNAL, INC, true));
    }

    @AfterEach
    final void stop() {
        node.close();
    }
}
