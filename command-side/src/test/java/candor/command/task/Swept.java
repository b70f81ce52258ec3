package candor.command.task;

import candor.DomainCommand;
import candor.command.access.AccessModule;
import candor.command.incident.IncidentModule;
import candor.command.sweep.DueTable;
import candor.command.sweep.Nodes;
import candor.incident.ChronologyCommand.CorrectDetection;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.IncidentKind;
import candor.incident.LeadershipCommand.AssignCommander;
import candor.platform.mail.ConsoleLinks;
import candor.platform.mail.Mailer;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.task.PlaybookCommand.PublishPlaybook;
import candor.task.PlaybookStep;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskCommand.AssignTask;
import candor.testimony.Attribution;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** Command nodes over one store, each with a sweeper's handler of its own. */
final class Swept implements AutoCloseable {
    private static final String BOOK = "book-1";

    private final Nodes nodes;

    Swept(Path folder) {
        this(new Nodes(folder));
    }

    Swept(Nodes nodes) {
        this.nodes = nodes;
    }

    /** One node. */
    record Node(Nodes.Node inner, Reminders reminders) {
        DueTable table() {
            return inner.table();
        }

        long count(String type) {
            return inner.count(type);
        }
    }

    Node node(String name, Mailer mailer) {
        var outbox = new Reminders.Outbox();
        Nodes.Node node = nodes.start(name, table -> List.of(new IncidentModule(), new AccessModule(), new TaskModule(outbox::add), new DueTasks(table)));
        return new Node(node, new Reminders(node.table(), node.port(), mailer, new ReminderLetters(new ConsoleLinks(null)), outbox));
    }

    MongoDatabase database() {
        return nodes.database();
    }

    void end(Node node) {
        nodes.end(node.inner());
    }

    void issue(Node node, DomainCommand command) {
        nodes.issue(node.inner(), command);
    }

    /** A playbook whose steps are all due four hours after detection. */
    void publish(Node node, int steps) {
        PlaybookStep[] all = IntStream.range(0, steps).mapToObj(i -> Planned.step("s" + i, Planned.FOUR_HOURS)).toArray(PlaybookStep[]::new);
        issue(node, new PublishPlaybook(BOOK, 0, FreeText.of("Leak"), null, null, List.of(all)));
    }

    /** An incident in which all of them are Ann's. @param detected local minute in UTC, such as 2026-11-23T01:00 */
    void incident(Node node, String incident, String detected, int assigned) {
        issue(node, new DeclareIncident(incident, IncidentKind.INCIDENT, FreeText.of("Cards leak"), Instant.EPOCH, 2026, Attribution.NONE));
        issue(node, new EstablishDetection(incident, List.of(), null, null, null, at(detected)));
        issue(node, new ApplyPlaybook(incident, BOOK, 1, Attribution.NONE));
        for (int i = 0; i < assigned; i++) {
            issue(node, new AssignTask(ApplyPlaybook.task(incident, BOOK, "s" + i), person("ann", "ann"), Attribution.NONE));
        }
    }

    /** Ann takes command of it, so that she is reminded of what is nobody's. */
    void command(Node node, String incident) {
        issue(node, new AssignCommander(incident, person("ann", "ann"), Attribution.NONE));
    }

    void account(Node node, String account, String signInName) {
        nodes.account(node.inner(), account, signInName);
    }

    void correct(Node node, String incident, String detected) {
        issue(node, new CorrectDetection(incident, List.of(), FreeText.of("wrong"), at(detected)));
    }

    static Personal person(String account, String value) {
        return Nodes.person(account, value);
    }

    private static Attribution at(String minute) {
        return new Attribution(Occurred.at(StatedTime.parse(minute, ZoneOffset.UTC)), null, null, null);
    }

    @Override
    public void close() {
        nodes.close();
    }
}
