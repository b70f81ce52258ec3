package candor.query.access;

import candor.access.NamedAccount;
import candor.query.fold.ReadModel;
import candor.query.fold.Row;
import candor.testimony.Testimony;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Display names of accounts; a view that shows one asks for it here, so that an erased name is gone everywhere at once. */
public final class AccountNames {
    private final ReadModel<AccountFold> accounts;

    AccountNames(ReadModel<AccountFold> accounts) {
        this.accounts = accounts;
    }

    /** The names of some accounts, read at once. */
    public Lookup lookup(Collection<@Nullable NamedAccount> wanted) {
        var references = wanted.stream().filter(Objects::nonNull).map(account -> account.account()).distinct().toList();
        Map<String, Row<AccountFold>> rows = accounts.find(references);
        Map<String, String> names = new HashMap<>();
        rows.forEach((account, row) -> row.state().row().displayName().text().ifPresent(name -> names.put(account, name)));
        return new Lookup(names);
    }

    /** Names that were read. */
    public static final class Lookup {
        private final Map<String, String> names;

        private Lookup(Map<String, String> names) {
            this.names = names.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        public @Nullable NamedAccount named(@Nullable NamedAccount account) {
            return account == null ? null : name(account);
        }

        /** The account with its name; what the entry itself said where the account is not known. */
        public NamedAccount name(NamedAccount account) {
            return new NamedAccount(account.account(), Optional.ofNullable(names.get(account.account())).orElse(account.name()));
        }

        public Testimony named(Testimony testimony) {
            return new Testimony(
                    testimony.occurred(), testimony.known(), testimony.by(), testimony.means(), testimony.recorded(), named(testimony.actor()));
        }
    }
}
