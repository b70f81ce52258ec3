package candor.command.sample;

import candor.access.AccessCommand.OpenAccount;
import candor.access.Role;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import java.util.List;

/**
 * The invented people of the sample; they hold accounts in its ledger and cannot sign in. None is an administrator: whoever looks at the sample
 * could then give up the last administrator's account that somebody can sign in with.
 */
enum Cast {
    COMMANDER("sample-ruth-okafor", "Ruth Okafor (invented)", List.of(Role.COMMANDER)),
    RESPONDER("sample-tomas-brandt", "Tomas Brandt (invented)", List.of(Role.RESPONDER)),
    PRIVACY_OFFICER("sample-leila-haddad", "Leila Haddad (invented)", List.of(Role.PRIVACY_OFFICER));

    private final String account;
    private final String displayName;
    private final List<Role> roles;

    Cast(String account, String displayName, List<Role> roles) {
        this.account = account;
        this.displayName = displayName;
        this.roles = roles;
    }

    String account() {
        return account;
    }

    String displayName() {
        return displayName;
    }

    List<Role> roles() {
        return roles;
    }

    /** As the commander of an incident, or whoever else is named by account. */
    Personal asPersonal() {
        return Personal.of(new SubjectReference(account), account);
    }

    OpenAccount opening() {
        var subject = new SubjectReference(account);
        return new OpenAccount(account, Personal.of(subject, displayName), Personal.of(subject, account), roles);
    }
}
