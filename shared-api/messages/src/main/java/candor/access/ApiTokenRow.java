package candor.access;

import candor.sealing.FreeText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API token without its secret.
 *
 * @param token its identifier
 * @param account that it acts as
 * @param name what the program is called
 * @param roles that it is narrowed to; empty where it has all that the account holds
 * @param issued when the ledger recorded it (UTC)
 * @param issuedBy absent where nobody signed in did, as on the command line
 * @param validUntil last day, in UTC, such as 2026-11-23; absent where it has none
 * @param ended when it was revoked or its account closed (UTC); absent while neither was done
 */
public record ApiTokenRow(
        String token,
        NamedAccount account,
        FreeText name,
        List<Role> roles,
        Instant issued,
        @Nullable NamedAccount issuedBy,
        @Nullable String validUntil,
        @Nullable Instant ended) {}
