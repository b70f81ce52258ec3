package candor.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import candor.access.Role;
import candor.query.server.Browser.Page;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a privacy officer finds somebody and asks for their erasure, in a session. */
class RequestPagesTest {
    private static final String ADDRESS = "grace.lindt@example.org";
    private static final Pattern PERSON = Pattern.compile("/erasures/people/([A-Za-z0-9-]+)");

    @TempDir
    private static Path folder;

    private static ReadServer server;

    @BeforeAll
    static void start() {
        server = ReadServer.start(folder.resolve("data"));
        server.account(ADDRESS, Role.RESPONDER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPersonIsFoundByAnAddressThatStandsInNoAddressAndTheirErasureIsAskedFor() {
        try (Browser ada = Browser.signedIn(server.address(), "ada", ReadServer.PASSWORD)) {
            Page people = ada.fill(ada.open("/erasures"), "/erasures/find", "email", ADDRESS.toUpperCase(java.util.Locale.ROOT));
            assertThat(people.uri().toString()).doesNotContain("grace");
            Matcher person = PERSON.matcher(people.html());
            assertThat(person.find()).as(people.words()).isTrue();

            Page held = ada.open(person.group());
            assertThat(held.words()).contains("displayName", "signInName").doesNotContain("grace");
            Page asked = ada.fill(ada.open(person.group() + "/erase"), person.group() + "/erase", "subject", person.group(1), "reason", "she left and asks for it");
            assertThat(asked.uri().getPath()).startsWith("/erasures/");
            assertThat(asked.words()).contains("Erasure of a person", "asked for", "she left and asks for it", person.group(1));
            assertThat(ada.open("/erasures").words()).contains("A person", "asked for", "Ada Marsh");
        }
    }

    @Test
    void nobodyIsFoundUnderAnotherAddress() {
        try (Browser ada = Browser.signedIn(server.address(), "ada", ReadServer.PASSWORD)) {
            assertThat(ada.fill(ada.open("/erasures"), "/erasures/find", "email", "nobody@example.org").words()).contains("Nothing is sealed for anybody with this address");
            assertThat(ada.open("/erasures/people/nobody").words()).contains("Nothing is sealed for this person");
            assertThat(ada.open("/erasures/nothing").status()).isEqualTo(404);
        }
    }

    @Test
    void aResponderSeesNoneOfIt() {
        server.account("Rob", Role.RESPONDER);
        try (Browser rob = Browser.signedIn(server.address(), "rob", ReadServer.PASSWORD)) {
            assertThat(rob.open("/incidents").html()).doesNotContain("href=\"/erasures\"");
            assertThat(rob.open("/erasures").status()).isEqualTo(403);
            assertThat(rob.open("/erasures/people/x").status()).isEqualTo(403);
            assertThat(server.get("/api/requests", "rob").status()).isEqualTo(403);
        }
    }
}
