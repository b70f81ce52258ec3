package candor.query.access;

import candor.access.AccessQuery;
import candor.access.AccountRow;
import candor.query.fold.ReadModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.Optional;

/** Answers what is asked about accounts. */
public final class AccountQueries {
    private static final int MOST = 10_000;
    private final ReadModel<AccountFold> accounts;

    AccountQueries(ReadModel<AccountFold> accounts) {
        this.accounts = accounts;
    }

    @SuppressWarnings("unchecked") // each query states the type of its answer
    public <R> R answer(AccessQuery<R> query) {
        return (R) switch (query) {
            case AccessQuery.FindAccounts all -> all();
            case AccessQuery.FindAccount one -> accounts.find(one.account()).map(row -> row.state().row());
        };
    }

    private List<AccountRow> all() {
        return accounts.find(Filters.empty(), Sorts.ascending("at"), 0, MOST).stream().map(row -> row.state().row()).toList();
    }
}
