package candor.query.access;

import candor.access.AccessQuery.FindAccounts;
import candor.access.AccountRow;
import candor.platform.command.Actor;
import candor.query.ReadRights;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads accounts over HTTP. */
@RestController
class AccountApi {
    private final AccountQueries accounts;

    AccountApi(AccountQueries accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/api/accounts")
    List<AccountRow> list(Actor actor) {
        ReadRights.require(ReadRights.accounts(actor));
        return accounts.answer(new FindAccounts());
    }
}
