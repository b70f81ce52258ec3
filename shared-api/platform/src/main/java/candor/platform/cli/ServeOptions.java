package candor.platform.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the server is started. */
final class ServeOptions {
    @Mixin
    private StoreOptions where = new StoreOptions();

    @Option(names = "--port", paramLabel = "PORT", description = "port of the console and the API (default: 8080; 0: any free one)")
    private @Nullable Integer port;

    @Option(names = "--address", paramLabel = "ADDRESS", description = "address to listen on (default: 127.0.0.1, this machine only)")
    private @Nullable String address;

    @Option(names = "--role", paramLabel = "ROLE", description = "all, command or query (default: all)")
    private @Nullable String role;

    StoreOptions where() {
        return where;
    }

    /** @param settings of Spring Boot or Candor, in the form {@code --name=value} */
    List<String> properties(List<String> settings) {
        List<String> properties = new ArrayList<>(settings);
        properties.addAll(where.properties());
        add(properties, "server.port", port);
        add(properties, "server.address", address);
        add(properties, "candor.role", role);
        return properties;
    }

    private static void add(List<String> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.add("--" + name + "=" + value);
        }
    }

    /** What is neither ours nor a setting. */
    static List<String> notUnderstood(List<String> settings) {
        return settings.stream().filter(setting -> !setting.matches("--[A-Za-z][\\w.\\-\\[\\]]*=.*")).toList();
    }
}
