package candor.platform.access;

import candor.RuleViolation;
import candor.access.AccessCommand.OpenAccount;
import candor.access.Role;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.platform.store.DataFolder;
import candor.platform.store.Installation;
import candor.platform.store.OwnerOnly;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the first account, for the operator and for nobody else. */
public final class SetupService implements FirstAccount {
    private static final List<Role> ROLES = List.of(Role.ADMINISTRATOR, Role.COMMANDER, Role.PRIVACY_OFFICER);

    private final Credentials credentials;
    private final Installation installation;
    private final CommandPort port;
    private final DataFolder folder;
    private volatile boolean done;

    public SetupService(Credentials credentials, Installation installation, CommandPort port, DataFolder folder) {
        this.credentials = credentials;
        this.installation = installation;
        this.port = port;
        this.folder = folder;
    }

    @Override
    public boolean isMissing() {
        done = done || !credentials.isEmpty();
        return !done;
    }

    /** The one-time token, in a file that only the operator can read. */
    public String linkToken() {
        return OwnerOnly.secret(folder.setupLink());
    }

    @Override
    public boolean mayBeMadeBy(SetupCaller caller) {
        return isMissing() && (isLocal(caller) || holdsToken(caller.token()));
    }

    private static boolean isLocal(SetupCaller caller) {
        try {
            // An address in numbers: nothing is looked up.
            return !caller.forwarded() && InetAddress.getByName(caller.remoteAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean holdsToken(@Nullable String token) {
        return token != null && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), linkToken().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized Actor make(SetupCaller caller, String displayName, String signInName, String password) {
        if (!isMissing()) {
            throw new RuleViolation("setup.already-done", "somebody has set this up already: sign in, or ask an administrator for an account");
        }
        if (!mayBeMadeBy(caller)) {
            throw new RuleViolation("setup.forbidden", "set-up opens on the machine itself, or with the one-time link in the file \"setup-link\" of the data folder");
        }
        if (displayName.isBlank()) {
            throw new RuleViolation("access.no-name", "give the name that others shall see");
        }
        Credentials.requireStrong(password);
        credentials.requireFree(signInName);
        Actor actor = open(displayName.strip(), signInName.strip());
        credentials.add(signInName, actor.account(), password);
        removeLink();
        return actor;
    }

    /** The reference and the key are fixed, so that an attempt cut off half way is finished by the next one. */
    private Actor open(String displayName, String signInName) {
        String account = installation.firstAccount();
        SubjectReference subject = new SubjectReference(account);
        port.issue(new OpenAccount(account, Personal.of(subject, displayName), Personal.of(subject, signInName), ROLES), Issuance.bySystem("first-account", BodyHash.of(account)));
        return new Actor(account, displayName, Set.copyOf(ROLES));
    }

    private void removeLink() {
        try {
            Files.deleteIfExists(folder.setupLink());
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + folder.setupLink() + " cannot be removed: remove it", e);
        }
    }
}
