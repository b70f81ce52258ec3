package candor.query.console;

import candor.access.AccessQuery.FindAccounts;
import candor.query.Queries;
import candor.query.console.form.Field.Option;
import java.util.List;

/** The open accounts, to choose one on a form. */
public final class AccountChoices {
    private final Queries queries;
    private final Words words;

    public AccountChoices(Queries queries, Words words) {
        this.queries = queries;
        this.words = words;
    }

    public List<Option> open() {
        return queries.ask(new FindAccounts()).stream()
                .filter(account -> account.closed() == null)
                .map(account -> new Option(account.account(), words.person(account.displayName())))
                .toList();
    }
}
