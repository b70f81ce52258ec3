package candor.query.access;

import candor.access.AccountRow;
import candor.access.ApiTokenRow;
import java.util.List;

/**
 * An account with its tokens.
 *
 * @param openedAt position of the entry that opened it
 * @param tokens in the order in which they were issued
 */
record AccountFold(AccountRow row, long openedAt, List<ApiTokenRow> tokens) {}
