package candor.platform.access;

import candor.RuleViolation;
import candor.access.AccessCommand.OpenAccount;
import candor.access.Role;
import candor.platform.access.Credentials.Credential;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.CommandRights;
import candor.platform.command.EventReceipt;
import candor.platform.command.Issuance;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;

/** The account first, then name and password hash beside the ledger: what is missing after a failure is who can sign in, never who did. */
final class PasswordAccounts implements Accounts {
    private final Credentials credentials;
    private final CommandPort port;
    private final AuthenticationManager signIn;

    PasswordAccounts(Credentials credentials, CommandPort port, AuthenticationManager signIn) {
        this.credentials = credentials;
        this.port = port;
        this.signIn = signIn;
    }

    @Override
    public Opened open(NewAccount asked, @Nullable Actor by, String key) {
        CommandRights.require(by, OpenAccount.class);
        requireComplete(asked);
        String account = reference(asked, key);
        boolean hasPassword = credentials.find(asked.signInName()).filter(known -> known.account().equals(account)).isPresent();
        if (!hasPassword) {
            credentials.requireFree(asked.signInName());
        }
        Accepted accepted = port.issue(command(asked, account), new Issuance(by, "open-" + account, BodyHash.of(account + asked.roles()), OptionalLong.empty()));
        if (!hasPassword) {
            credentials.add(asked.signInName(), account, asked.password());
        }
        return new Opened(account, accepted.events().stream().mapToLong(EventReceipt::position).max().orElse(-1));
    }

    private static void requireComplete(NewAccount asked) {
        if (asked.displayName().isBlank()) {
            throw new RuleViolation("access.no-name", "give the name that others shall see");
        }
        if (asked.roles().isEmpty()) {
            throw new RuleViolation("access.no-role", "give at least one role: " + List.of(Role.values()));
        }
        Credentials.requireStrong(asked.password());
    }

    /** Of the key and the names: whoever corrects a name opens another account, and nobody has to match names to a reference. */
    private static String reference(NewAccount asked, String key) {
        String seed = key.length() + ":" + key + Credentials.normal(asked.signInName()) + "\n" + asked.displayName().strip();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static OpenAccount command(NewAccount asked, String account) {
        SubjectReference subject = new SubjectReference(account);
        return new OpenAccount(account, Personal.of(subject, asked.displayName().strip()), Personal.of(subject, asked.signInName().strip()), asked.roles());
    }

    @Override
    public void changePassword(Actor own, String before, String password) {
        Credential credential = credentials.ofAccount(own.account()).orElseThrow(() -> new RuleViolation("access.unknown-name", "this account has no password here"));
        try {
            signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(credential.signInName(), before));
        } catch (LockedException tooMany) {
            throw new RuleViolation("access.throttled", "too many wrong passwords: wait a little and try again");
        } catch (AuthenticationException wrong) {
            throw new RuleViolation("access.wrong-password", "the present password is wrong");
        }
        credentials.changePassword(credential.signInName(), password);
    }
}
