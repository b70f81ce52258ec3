package candor.platform.edge;

import candor.DomainCommand;
import candor.SealedFamily;
import candor.platform.command.CommandName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where the commands of one context are posted to. A context of the command side contributes one as a bean; the platform then
 * accepts them there, strictly by their record, and describes them in the OpenAPI document.
 *
 * <pre>{@code
 * CommandRoutes.under("/api/incidents/{incident}", IncidentCommand.class)
 *         .at("/api/incidents", DeclareIncident.class)   // the id is the client's, or the server makes one
 *         .without(ImportIncident.class)
 * }</pre>
 */
public final class CommandRoutes {
    private final String base;
    private final Class<? extends DomainCommand> family;
    private final Map<Class<?>, String> special = new HashMap<>();
    private final Set<Class<?>> hidden = new HashSet<>();

    private CommandRoutes(String base, Class<? extends DomainCommand> family) {
        this.base = base;
        this.family = family;
    }

    /** All records of a sealed family at {@code base/command-in-kebab-case}; variables of the path name components. */
    public static CommandRoutes under(String base, Class<? extends DomainCommand> family) {
        return new CommandRoutes(base, family);
    }

    /** This one at another path; a command whose target is not in the path makes it. */
    public CommandRoutes at(String path, Class<? extends DomainCommand> command) {
        special.put(command, path);
        return this;
    }

    /** Those not at all. */
    @SafeVarargs
    public final CommandRoutes without(Class<? extends DomainCommand>... commands) {
        hidden.addAll(Arrays.asList(commands));
        return this;
    }

    /** Each path with its command. */
    public Map<String, Class<? extends DomainCommand>> paths() {
        Map<String, Class<? extends DomainCommand>> paths = new LinkedHashMap<>();
        for (Class<? extends DomainCommand> command : SealedFamily.records(family)) {
            if (!hidden.contains(command)) {
                paths.put(special.getOrDefault(command, base + "/" + CommandName.of(command).kebab()), command);
            }
        }
        return paths;
    }
}
