package candor.query.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candor.DomainCommand;
import candor.access.Role;
import candor.platform.access.Accounts;
import candor.platform.access.Accounts.NewAccount;
import candor.platform.access.Actors;
import candor.platform.access.FirstAccount;
import candor.platform.access.FirstAccount.SetupCaller;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.query.Projected;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A running server, and clients that speak to it. */
final class ReadServer implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    /** What stands behind the port. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(StandIns.class)
    static class Application {}

    private ReadServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** With the account "ada", who may administer and command. */
    static ReadServer start(Path data) {
        ReadServer server = new ReadServer(new SpringApplication(Application.class).run("--candor.data=" + data, "--server.port=0", "--candor.patience=1m"));
        server.bean(FirstAccount.class).make(new SetupCaller("127.0.0.1", false, null), "Ada Marsh", "ada", PASSWORD);
        return server;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer()).getPort());
    }

    /** Opens an account that signs in with its name in small letters. */
    Actor account(String name, Role... roles) {
        Accounts.Opened opened = bean(Accounts.class).open(new NewAccount(name, name.toLowerCase(Locale.ROOT), PASSWORD, List.of(roles)), null, UUID.randomUUID().toString());
        show(opened.position());
        return bean(Actors.class).find(opened.account()).orElseThrow();
    }

    /** Issues a command and waits until everybody sees it. */
    void issue(DomainCommand command, Actor by) {
        String key = UUID.randomUUID().toString();
        show(bean(CommandPort.class).issue(command, Issuance.by(by, key, BodyHash.of(key))).events().getLast().position());
    }

    private void show(long position) {
        await().atMost(Duration.ofMinutes(1)).until(() -> bean(Projected.class).await(position));
    }

    /** @param as sign-in name; null = a stranger */
    Answer get(String path, @Nullable String as, String... headers) {
        return send(HttpRequest.newBuilder(address().resolve(path)).GET(), as, headers);
    }

    Answer post(String path, String body, @Nullable String as, String... headers) {
        return send(HttpRequest.newBuilder(address().resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body)).header("Content-Type", "application/json"), as, headers);
    }

    /** What a client gets that asks rightly. */
    Answer ok(String path, String as) {
        Answer answer = get(path, as);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }

    private Answer send(HttpRequest.Builder request, @Nullable String as, String... headers) {
        if (as != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((as + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the server said. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException("no JSON: " + text(), e);
            }
        }
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
