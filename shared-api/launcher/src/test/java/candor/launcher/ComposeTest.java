package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import candor.platform.CandorProperties;
import candor.platform.mail.MailSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

class ComposeTest {
    private static final Pattern DEFAULTED = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");

    @Test
    void theFileIsAComposeFile() throws IOException {
        String schema = System.getenv("CANDOR_COMPOSE_SCHEMA");
        assumeTrue(schema != null, "the schema of Compose files is not at hand: CANDOR_COMPOSE_SCHEMA is not set");
        var json = new JsonMapper();
        var rules = JsonSchemaFactory.getInstance(VersionFlag.V201909).getSchema(withoutOldIds(json.readTree(Path.of(Objects.requireNonNull(schema)).toFile())));

        assertThat(rules.validate(json.valueToTree(compose()))).isEmpty();
    }

    /** The schema still names its parts as drafts before 2019-09 did; nothing refers to those names. */
    private static JsonNode withoutOldIds(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("id").isTextual()) {
            object.remove("id");
        }
        schema.forEach(ComposeTest::withoutOldIds);
        return schema;
    }

    @Test
    void everyImageIsPinned() throws IOException {
        assertThat(services().values()).allSatisfy(service -> assertThat(text(service, "image")).matches(".+:v?\\d+\\.\\d+.*").doesNotContain("latest"));
    }

    @Test
    void bothSidesAreThereWithAReplicaSet() throws IOException {
        assertThat(services()).containsKeys("command-side", "query-side", "mongodb-1", "mongodb-2", "mongodb-3", "mail");
    }

    @Test
    void onlyLoopbackIsPublished() throws IOException {
        for (Map<String, Object> service : services().values()) {
            for (Object port : (List<?>) service.getOrDefault("ports", List.of())) {
                assertThat((String) port).startsWith("127.0.0.1:");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side"})
    void everyVariableBindsToAProperty(String side) throws IOException {
        Map<String, Object> environment = environment(Objects.requireNonNull(services().get(side)));
        CandorProperties candor = bind(environment, "candor", CandorProperties.class);
        ServerProperties server = bind(environment, "server", ServerProperties.class);

        assertThat(environment.keySet()).allMatch(name -> name.startsWith("CANDOR_") || name.startsWith("SERVER_") || name.startsWith("SPRING_MAIL_"));
        assertThat(candor.role()).hasToString(side.equals("command-side") ? "COMMAND" : "QUERY");
        assertThat(candor.mongodb().uri()).contains("replicaSet=candor");
        assertThat(candor.serviceToken()).hasToString("/run/secrets/candor-service-token");
        assertThat(candor.commandSide().url()).isEqualTo(side.equals("query-side") ? "http://command-side:8080" : null);
        assertThat(server.getAddress()).isEqualTo(InetAddress.getByName("0.0.0.0"));
    }

    @Test
    void theCommandSideMailsToTheCatcher() throws IOException {
        Map<String, Object> environment = environment(Objects.requireNonNull(services().get("command-side")));

        assertThat(bind(environment, "spring.mail", MailProperties.class)).returns("mail", MailProperties::getHost).returns(1025, MailProperties::getPort);
        assertThat(bind(environment, "candor.mail", MailSettings.class)).isEqualTo(new MailSettings("candor@candor.invalid", List.of("checkpoints@candor.invalid"), null));
    }

    /** Variables of {@code candor.mail} are bound by themselves. */
    private static <T> T bind(Map<String, Object> environment, String prefix, Class<T> type) {
        var own = new HashMap<>(environment);
        own.keySet().removeIf(name -> !name.startsWith(prefix.toUpperCase(Locale.ROOT).replace('.', '_') + "_") || prefix.equals("candor") && name.startsWith("CANDOR_MAIL_"));
        var sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", own));
        var everyVariableIsUsed = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, source -> true);
        return new Binder(ConfigurationPropertySources.from(sources)).bind(prefix, Bindable.of(type), everyVariableIsUsed).get();
    }

    private static Map<String, Object> environment(Map<String, Object> service) {
        var environment = new TreeMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(service.get("environment")))
                .forEach((name, value) -> environment.put((String) name, DEFAULTED.matcher(String.valueOf(value)).replaceAll("$1")));
        return environment;
    }

    private static String text(Map<String, Object> service, String key) {
        @Nullable Object value = service.get(key);
        return String.valueOf(value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() throws IOException {
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(compose().get("services"));
    }

    private static Map<String, Object> compose() throws IOException {
        return new Yaml().load(Files.readString(Path.of("..", "..", "compose.yaml")));
    }
}
