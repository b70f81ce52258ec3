package candor.platform.cli;

import candor.platform.store.DataFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/** The server that runs on a data folder, if one does; only the folder's owner can read where it is and how to be let in. */
final class RunningServer {
    private static final int OK = 200;
    private static final Duration POLL = Duration.ofMillis(200);

    /** A server that changes its ledger is back by then. */
    private static final Duration RESTART = Duration.ofSeconds(20);

    private final DataFolder folder;
    private final ObjectMapper json;

    RunningServer(Path data, ObjectMapper json) {
        this.folder = new DataFolder(data);
        this.json = json;
    }

    /** @return the exit code; empty when no server runs there */
    OptionalInt run(String operation, JsonNode arguments, AdminOutput output) throws IOException {
        if (!isRunning()) {
            return OptionalInt.empty();
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(Files.readAllLines(folder.server()).getFirst()).resolve("internal/operations/" + operation))
                .header("Authorization", "Bearer " + Files.readString(folder.adminToken()).strip())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(arguments)))
                .build();
        Instant givenUp = Instant.now().plus(RESTART);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    return OptionalInt.of(relay(client.send(request, HttpResponse.BodyHandlers.ofInputStream()), output));
                } catch (ConnectException nobodyThere) {
                    // It may be on its way to another ledger: the store is not ours to open then.
                    if (Instant.now().isAfter(givenUp)) {
                        return OptionalInt.empty();
                    }
                    LockSupport.parkNanos(POLL.toNanos());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    private boolean isRunning() throws IOException {
        if (!Files.isReadable(folder.server()) || !Files.isReadable(folder.adminToken())) {
            return false;
        }
        List<String> server = Files.readAllLines(folder.server());
        return server.size() >= 2 && isAlive(server.get(1));
    }

    /** Identifies one start of a server that runs: it writes its file anew each time. */
    Optional<FileTime> announced() throws IOException {
        return isRunning() ? Optional.of(Files.getLastModifiedTime(folder.server())) : Optional.empty();
    }

    /**
     * Waits until the server that was asked to start anew answers again.
     *
     * @param before what was announced when it was asked
     * @return false when it has not within the time given
     */
    boolean awaitRestart(FileTime before, Duration atMost) throws IOException {
        Instant end = Instant.now().plus(atMost);
        while (Instant.now().isBefore(end)) {
            if (announced().filter(now -> now.compareTo(before) > 0).isPresent() && isReady()) {
                return true;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return false;
    }

    private boolean isReady() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI readiness = URI.create(Files.readAllLines(folder.server()).getFirst()).resolve("actuator/health/readiness");
            return client.send(HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A number left behind by a server that was killed means nothing, unless another process has it by now: then nobody listens. */
    private static boolean isAlive(String pid) {
        return pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }

    private int relay(HttpResponse<InputStream> response, AdminOutput output) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() != OK) {
                output.note(json.readTree(lines).path("detail").asText("the running server refused this"));
                return StartFailure.UNUSABLE;
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode said = json.readTree(line);
                if (said.has("exit")) {
                    return said.path("exit").asInt();
                }
                if (said.has("line")) {
                    output.line(said.path("line").asText());
                } else {
                    output.note(said.path("note").asText());
                }
            }
            throw new IOException("the answer ended before the operation did");
        }
    }
}
