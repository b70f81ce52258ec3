package candor.query.incident;

import candor.access.NamedAccount;
import candor.sealing.Personal;

/** Accounts that entries name. Names are filled in when somebody asks. */
public final class Accounts {
    private Accounts() {}

    /** An account whose reference is destroyed or withheld stays somebody, and is said to be so; no reference looks like these words. */
    public static NamedAccount of(Personal person) {
        return switch (person) {
            case Personal.Known known -> new NamedAccount(known.value(), null);
            case Personal.Withheld _ -> new NamedAccount("(withheld)", "withheld");
            case Personal.Erased _ -> new NamedAccount("(erased)", "erased");
        };
    }
}
