package candor.query.access;

import candor.access.AccessQuery;
import candor.access.AccountRow;
import candor.access.ApiTokenRow;
import candor.access.NamedAccount;
import candor.query.fold.ReadModel;
import candor.query.fold.Row;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about accounts. */
public final class AccountQueries {
    private static final int MOST = 10_000;
    private final ReadModel<AccountFold> accounts;
    private final AccountNames names;

    AccountQueries(ReadModel<AccountFold> accounts, AccountNames names) {
        this.accounts = accounts;
        this.names = names;
    }

    @SuppressWarnings("unchecked") // each query states the type of its answer
    public <R> R answer(AccessQuery<R> query) {
        return (R) switch (query) {
            case AccessQuery.FindAccounts all -> all();
            case AccessQuery.FindAccount one -> accounts.find(one.account()).map(row -> row.state().row());
            case AccessQuery.FindApiTokens _ -> named(folds().stream());
            case AccessQuery.FindApiTokensOf of -> named(accounts.find(of.account()).map(Row::state).stream());
        };
    }

    private List<AccountRow> all() {
        return folds().stream().map(AccountFold::row).toList();
    }

    private List<AccountFold> folds() {
        return accounts.find(Filters.empty(), Sorts.ascending("at"), 0, MOST).stream().map(Row::state).toList();
    }

    private List<ApiTokenRow> named(Stream<AccountFold> folds) {
        List<ApiTokenRow> tokens = folds.flatMap(fold -> fold.tokens().stream()).sorted(Comparator.comparing(ApiTokenRow::issued).reversed()).toList();
        var people = new ArrayList<@Nullable NamedAccount>();
        tokens.forEach(token -> {
            people.add(token.account());
            people.add(token.issuedBy());
        });
        AccountNames.Lookup lookup = names.lookup(people);
        return tokens.stream()
                .map(t -> new ApiTokenRow(t.token(), lookup.name(t.account()), t.name(), t.roles(), t.issued(), lookup.named(t.issuedBy()), t.validUntil(), t.ended()))
                .toList();
    }
}
