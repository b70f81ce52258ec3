package candor.query.access.token;

import candor.RuleViolation;
import candor.access.AccessQuery.FindAccounts;
import candor.access.AccessQuery.FindApiTokens;
import candor.access.AccountRow;
import candor.access.ApiTokenRow;
import candor.access.Role;
import candor.platform.access.ApiTokenDesk;
import candor.platform.cli.AdminOperation;
import candor.query.QueryParameters;
import candor.query.access.AccountQueries;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What {@code candor token} does. */
final class ApiTokenOperations {
    static final String ISSUE = "token-issue";
    static final String LIST = "token-list";
    static final String REVOKE = "token-revoke";

    private final ApiTokenDesk desk;
    private final AccountQueries accounts;

    ApiTokenOperations(ApiTokenDesk desk, AccountQueries accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    AdminOperation issue() {
        return AdminOperation.of(ISSUE, (arguments, output) -> {
            String account = account(arguments.path("account").asText(""));
            var wish = new ApiTokenDesk.Wish(account, arguments.path("name").asText(""), roles(arguments.path("roles")), arguments.path("until").asText(""));
            ApiTokenDesk.Issued issued = desk.issue(wish, null);
            output.note("token " + issued.token() + " of account " + account + " issued" + (issued.validUntil() == null ? "" : " until the end of " + issued.validUntil() + " (UTC)")
                    + "; it is shown this once:");
            output.line(issued.secret());
        });
    }

    /** People know the name they sign in with; an account without one has its reference only. */
    private String account(String nameOrReference) {
        String typed = nameOrReference.strip();
        return accounts.answer(new FindAccounts()).stream()
                .filter(row -> row.closed() == null && row.signInName().text().filter(typed::equalsIgnoreCase).isPresent())
                .map(AccountRow::account).findFirst().orElse(typed);
    }

    private static List<Role> roles(JsonNode names) {
        List<Role> roles = new ArrayList<>();
        names.forEach(name -> {
            Role role = QueryParameters.choice(Role.class, "--roles", name.asText());
            if (role != null) {
                roles.add(role);
            }
        });
        return List.copyOf(roles);
    }

    AdminOperation list() {
        return AdminOperation.of(LIST, (arguments, output) -> accounts.answer(new FindApiTokens()).forEach(row -> output.line(
                row.token() + "  " + row.account().account() + "  " + row.name().text().orElse("(erased)") + "  " + (row.roles().isEmpty() ? "all roles" : row.roles()) + "  " + state(row))));
    }

    private static String state(ApiTokenRow row) {
        return row.ended() != null ? "ended" : row.validUntil() == null ? "no last day" : "until " + row.validUntil();
    }

    AdminOperation revoke() {
        return AdminOperation.of(REVOKE, (arguments, output) -> {
            String token = arguments.path("token").asText("");
            ApiTokenRow row = accounts.answer(new FindApiTokens()).stream().filter(known -> known.token().equals(token)).findFirst()
                    .orElseThrow(() -> new RuleViolation("access.not-found", "there is no such token: see \"candor token list\""));
            desk.revoke(row.account().account(), token, arguments.path("reason").asText(""), null);
            output.line("token " + token + " revoked");
        });
    }
}
