package candor.query.ledger;

import candor.access.AuditorRow;
import candor.platform.cli.AdminOperation;
import candor.query.UnitWords;
import java.util.UUID;

/** What {@code candor auditor} does. */
final class AuditorOperations {
    static final String ADD = "auditor-add";
    static final String LIST = "auditor-list";
    static final String REVOKE = "auditor-revoke";

    private final AuditorDesk desk;

    AuditorOperations(AuditorDesk desk) {
        this.desk = desk;
    }

    AdminOperation add() {
        return AdminOperation.of(ADD, (arguments, output) -> {
            AuditorDesk.GrantedAccess given = desk.give(arguments.path("auditor").asText(""), arguments.path("until").asText(""), null, UUID.randomUUID().toString());
            output.note("access " + given.grant() + " granted until the end of " + given.validUntil() + " (UTC); the token is shown this once:");
            output.line(given.token());
        });
    }

    AdminOperation list() {
        return AdminOperation.of(LIST, (arguments, output) -> desk.all().forEach(row -> output.line(row.grant() + "  " + state(row) + "  "
                + (row.lastUsedOn() == null ? "never used" : "used on " + UnitWords.amount(row.daysUsed(), "days") + ", last on " + row.lastUsedOn()))));
    }

    AdminOperation revoke() {
        return AdminOperation.of(REVOKE, (arguments, output) -> {
            desk.revoke(arguments.path("grant").asText(""), arguments.path("reason").asText(""), null);
            output.line("access " + arguments.path("grant").asText("") + " revoked");
        });
    }

    private static String state(AuditorRow row) {
        return row.revoked() == null ? "until " + row.validUntil() : "revoked";
    }
}
