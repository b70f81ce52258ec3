package candor.query.access;

import candor.DomainCommand;
import candor.access.AccessCommand.CloseAccount;
import candor.access.AccessCommand.GrantRole;
import candor.access.AccessCommand.OpenAccount;
import candor.access.AccessCommand.RevokeRole;
import candor.access.AccessCommand.SetMailAddress;
import candor.access.AccessQuery.FindAccount;
import candor.access.AccessQuery.FindAccounts;
import candor.access.AccountRow;
import candor.platform.command.Actor;
import candor.platform.command.CommandName;
import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.Dialog;
import candor.query.console.FormDesk;
import candor.query.console.FormPage;
import candor.query.console.Handed;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.form.FormValues;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The accounts and their roles, for administrators. */
@ConsolePage
public class AccountPages {
    /** An account is opened together with its password, which is no part of the ledger. */
    private static final List<Class<? extends DomainCommand>> ON_AN_ACCOUNT = List.of(GrantRole.class, RevokeRole.class, SetMailAddress.class, CloseAccount.class);

    private final Queries queries;
    private final Reader reader;
    private final FormPage page;
    private final FormDesk desk;

    public AccountPages(Queries queries, Reader reader, FormPage page, FormDesk desk) {
        this.queries = queries;
        this.reader = reader;
        this.page = page;
        this.desk = desk;
    }

    @GetMapping("/accounts")
    ModelAndView list() {
        Actor actor = reader.who(ReadRights::accounts);
        return new ModelAndView("accounts")
                .addObject("accounts", queries.ask(new FindAccounts()))
                .addObject("mayChange", CommandRights.permits(actor, OpenAccount.class));
    }

    @GetMapping("/accounts/{account}/do/{command}")
    ModelAndView open(@PathVariable String account, @PathVariable String command) {
        Class<? extends DomainCommand> type = type(command);
        CommandRights.require(reader.who(ReadRights::accounts), type);
        return page.fresh(dialog(account, command, type), FormValues.NONE).addObject("account", row(account));
    }

    @PostMapping("/accounts/{account}/do/{command}")
    ModelAndView hand(@PathVariable String account, @PathVariable String command, @RequestParam MultiValueMap<String, String> typed) {
        Class<? extends DomainCommand> type = type(command);
        return switch (desk.hand(type, Map.of("account", account), new FormValues(typed))) {
            case Handed.Done _ -> new ModelAndView("redirect:/accounts");
            case Handed.Again again -> page.again(dialog(account, command, type), again).addObject("account", row(account));
        };
    }

    private static Dialog dialog(String account, String command, Class<? extends DomainCommand> type) {
        return new Dialog(type, "/accounts/" + account + "/do/" + command, "/accounts", null);
    }

    private AccountRow row(String account) {
        return queries.ask(new FindAccount(account)).orElseThrow(() -> new NotFound("There is no such account in this ledger."));
    }

    private static Class<? extends DomainCommand> type(String command) {
        return ON_AN_ACCOUNT.stream()
                .filter(type -> CommandName.of(type).kebab().equals(command))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no such form."));
    }
}
