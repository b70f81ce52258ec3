package candor.access;

import candor.DomainQuery;
import java.util.List;
import java.util.Optional;

/** What can be asked about accounts. */
public sealed interface AccessQuery<R> extends DomainQuery<R> {

    /** Every account, closed ones too, in the order in which they were opened. */
    record FindAccounts() implements AccessQuery<List<AccountRow>> {}

    /** One account. */
    record FindAccount(String account) implements AccessQuery<Optional<AccountRow>> {}

    /** Every API token of every account, newest first. */
    record FindApiTokens() implements AccessQuery<List<ApiTokenRow>> {}

    /** Every API token of one account, newest first. */
    record FindApiTokensOf(String account) implements AccessQuery<List<ApiTokenRow>> {}
}
