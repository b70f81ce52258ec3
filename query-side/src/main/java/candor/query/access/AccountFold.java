package candor.query.access;

import candor.access.AccountRow;

/** @param openedAt position of the entry that opened it */
record AccountFold(AccountRow row, long openedAt) {}
