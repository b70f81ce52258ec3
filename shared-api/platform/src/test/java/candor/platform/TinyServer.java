package candor.platform;

import candor.platform.tiny.TinyContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The platform with the tiny context on a real port and a real store, and a client that speaks to it. */
public final class TinyServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    /** What stands behind the port. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(TinyContext.class)
    static class Application {}

    /** What the server said. */
    public record Answer(int status, HttpResponse<String> response) {
        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException("no JSON: " + response.body(), e);
            }
        }

        public String code() {
            return json().path("code").asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private TinyServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static TinyServer start(Path data, String... properties) {
        List<String> arguments = new ArrayList<>(List.of("--candor.data=" + data, "--server.port=0"));
        arguments.addAll(List.of(properties));
        return new TinyServer(new SpringApplication(Application.class).run(arguments.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer()).getPort());
    }

    public Answer get(String path, String... headers) {
        return send(HttpRequest.newBuilder(address().resolve(path)).GET(), headers);
    }

    public Answer post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return send(request, headers);
    }

    public Answer send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public static String json(Map<String, ?> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
