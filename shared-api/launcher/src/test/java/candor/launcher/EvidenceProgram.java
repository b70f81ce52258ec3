package candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;

/** A program that keeps evidence of the incident {@code i1}, and somebody who may write to the database behind it. */
record EvidenceProgram(Api api) {

    String collect(String name, byte[] bytes) throws Exception {
        Api.Answer taken = api.send(upload(name).POST(BodyPublishers.ofByteArray(bytes)));
        assertThat(taken.status()).as("%s", taken.body()).isEqualTo(201);
        assertThat(taken.body().path("digest").asText()).isEqualTo(hex(bytes));
        return taken.body().path("evidence").asText();
    }

    HttpRequest.Builder upload(String name) {
        return api.request("/api/incidents/i1/evidence").header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    String verified(String item) throws Exception {
        return api.post("/api/evidence/" + item + "/verify", UUID.randomUUID().toString(), "{}").body().path("outcome").asText();
    }

    void shown(String item) {
        shown(item, "");
    }

    void shown(String item, String found) {
        await().untilAsserted(() -> {
            JsonNode row = api.get("/api/evidence/" + item).body().path("row");
            assertThat(row.path("evidence").asText()).isEqualTo(item);
            assertThat(row.path("found").asText()).isEqualTo(found);
        });
    }

    /**
     * Swaps the sealed digest of the file for other bytes, as somebody could who may write to the database.
     *
     * @param port of the embedded store
     */
    void alterVaultRow(int port, String item) throws IOException, InterruptedException {
        long position = api.get("/api/evidence/" + item).body().path("row").path("position").asLong();
        String proof = new String(api.get("/api/ledger/proof/" + position).response().body(), StandardCharsets.UTF_8);
        String extra = proof.lines().filter(line -> line.startsWith("extra ")).findFirst().orElseThrow().substring("extra ".length());
        JsonNode entry = new JsonMapper().readTree(Base64.getDecoder().decode(extra));
        String digest = entry.path("f").path("contentDigest").path("_sd").path(0).asText();
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            MongoCollection<Document> vault = client.getDatabase("candor").getCollection("vault");
            Document row = Objects.requireNonNull(vault.find(new Document("_id", digest)).first());
            String box = row.keySet().stream().filter(name -> row.get(name) instanceof Binary).reduce((a, b) -> row.get(a, Binary.class).length() >= row.get(b, Binary.class).length() ? a : b).orElseThrow();
            byte[] altered = row.get(box, Binary.class).getData().clone();
            altered[altered.length / 2] ^= 1;
            vault.replaceOne(new Document("_id", digest), row.append(box, new Binary(altered)));
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    static String repr(byte[] bytes) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(bytes)) + ":";
    }
}
