package candor.platform.access;

import candor.RuleViolation;
import candor.access.AccessCommand.CloseAccount;
import candor.access.Role;
import candor.platform.access.Accounts.NewAccount;
import candor.platform.access.Credentials.Credential;
import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.sealing.FreeText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What {@code candor user} does: the account goes into the ledger, name and password hash beside it. */
public final class UserOperations {
    private final Credentials credentials;
    private final Actors actors;
    private final CommandPort port;
    private final Accounts accounts;

    public UserOperations(Credentials credentials, Actors actors, CommandPort port, Accounts accounts) {
        this.credentials = credentials;
        this.actors = actors;
        this.port = port;
        this.accounts = accounts;
    }

    private interface Work {
        int run(JsonNode arguments, AdminOutput output);
    }

    private record Named(String name, Work work) implements AdminOperation {
        @Override
        public int run(JsonNode arguments, AdminOutput output) {
            return work.run(arguments, output);
        }
    }

    public AdminOperation add() {
        return new Named("user-add", this::add);
    }

    public AdminOperation list() {
        return new Named("user-list", this::list);
    }

    public AdminOperation disable() {
        return new Named("user-disable", this::disable);
    }

    public AdminOperation resetPassword() {
        return new Named("user-reset-password", this::resetPassword);
    }

    private int add(JsonNode arguments, AdminOutput output) {
        List<Role> roles = roles(arguments.path("roles"));
        NewAccount asked = new NewAccount(text(arguments, "displayName"), text(arguments, "signInName"), text(arguments, "password"), roles);
        Accounts.Opened opened = accounts.open(asked, null, UUID.randomUUID().toString());
        output.line("account " + opened.account() + " opened with " + roles);
        return 0;
    }

    private static List<Role> roles(JsonNode names) {
        List<Role> roles = new ArrayList<>();
        for (JsonNode name : names) {
            try {
                roles.add(Role.valueOf(name.asText().toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException unknown) {
                throw new RuleViolation("access.unknown-role", "the roles are " + List.of(Role.values()));
            }
        }
        if (roles.isEmpty()) {
            throw new RuleViolation("access.no-role", "give at least one role with --role: " + List.of(Role.values()));
        }
        return roles.stream().distinct().toList();
    }

    private int list(JsonNode arguments, AdminOutput output) {
        for (Credential credential : credentials.all()) {
            Optional<Actor> actor = actors.find(credential.account());
            String state = actor.isEmpty() ? "closed" : credential.enabled() ? actor.get().roles().stream().sorted().toList().toString() : "disabled";
            output.line(credential.signInName() + "  " + credential.account() + "  " + state);
        }
        return 0;
    }

    private int disable(JsonNode arguments, AdminOutput output) {
        String signInName = text(arguments, "signInName");
        Credential credential = credential(signInName);
        if (actors.find(credential.account()).isPresent()) {
            CloseAccount closing = new CloseAccount(credential.account(), FreeText.of("disabled from the command line"));
            port.issue(closing, Issuance.bySystem("user-" + UUID.randomUUID(), BodyHash.of("close" + credential.account())));
        }
        credentials.disable(credential.account());
        output.line("account " + credential.account() + " closed");
        return 0;
    }

    private int resetPassword(JsonNode arguments, AdminOutput output) {
        String signInName = text(arguments, "signInName");
        Credential credential = credential(signInName);
        credentials.changePassword(signInName, text(arguments, "password"));
        output.line("account " + credential.account() + " has a new password");
        return 0;
    }

    private Credential credential(String signInName) {
        return credentials.find(signInName).orElseThrow(() -> new RuleViolation("access.unknown-name", "nobody signs in with this name: see \"candor user list\""));
    }

    private static String text(JsonNode arguments, String name) {
        String value = arguments.path(name).asText("").strip();
        if (value.isEmpty()) {
            throw new RuleViolation("access.missing-" + name.toLowerCase(Locale.ROOT), "\"" + name + "\" is missing");
        }
        return value;
    }
}
