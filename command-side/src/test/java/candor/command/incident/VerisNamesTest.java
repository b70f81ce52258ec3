package candor.command.incident;

import static candor.command.Decided.refusal;
import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.declared;
import static org.assertj.core.api.Assertions.assertThat;

import candor.command.Decided;
import candor.incident.Classification;
import candor.incident.Classification.Confirmation;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.IncidentKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerisNamesTest {
    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    private static ClassifyIncident classify(List<String> actors, List<String> actions, List<String> assets, List<String> attributes) {
        return new ClassifyIncident(INCIDENT, new Classification(Confirmation.SUSPECTED, actors, actions, assets, attributes, List.of(), null), null, NONE);
    }

    @Test
    void categoriesVarietiesAndUnknownAreNames() {
        decided.given(declared()).when(classify(
                List.of("external", "partner", "unknown"), List.of("hacking.Use of stolen creds", "malware", "Unknown"), List.of("S - Web application"),
                List.of("confidentiality.Payment", "integrity"))).success();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "outsider|hacking|S - Database|integrity|outsider|actors",
        "external|hacking.SQL injection|S - Database|integrity|hacking.SSI injection|actions",
        "external|malware.Ransomwear|S - Database|integrity|malware.Ransomware|actions",
        "external|hacking|Web application|integrity|S - Web application|assets",
        "external|hacking|S - Database|secrecy|attributes|attributes"})
    void whatIsNoneIsRefusedWithTheNearest(String actor, String action, String asset, String attribute, String said, String list) {
        decided.given(declared()).when(classify(List.of(actor), List.of(action), List.of(asset), List.of(attribute))).noEvents().exceptionSatisfies(thrown -> {
            refusal("incident.not-a-veris-name").accept(thrown);
            assertThat(thrown).hasMessageContaining(said).hasMessageContaining(list);
        });
    }

    private static ClassifyIncident classify(String country) {
        return new ClassifyIncident(INCIDENT, new Classification(Confirmation.SUSPECTED, List.of(), List.of(), List.of(), List.of(), List.of(country), null), null, NONE);
    }

    @ParameterizedTest
    @CsvSource({"UK, GB", "Germany, DE", "Frannce, FR", "USA, US", "gb, GB", "GB-ENG, GB"})
    void aCountryThatIsNoneIsRefusedWithTheOneThatIsMeant(String said, String meant) {
        decided.given(declared()).when(classify(said)).noEvents().exceptionSatisfies(thrown -> {
            refusal("incident.no-such-country").accept(thrown);
            assertThat(thrown).hasMessageContaining("\"" + said + "\"").hasMessageContaining("nearest is " + meant + ".");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB", "US", "Unknown", "Other"})
    void aCountryIsACodeAndMayBeUnknown(String country) {
        decided.given(declared()).when(classify(country)).success();
    }

    @Test
    void anImportedRecordKeepsItsOwnWords() {
        decided.given(declared(INCIDENT, "IMP-2026-0001", IncidentKind.IMPORTED)).when(classify("Nowhere")).success();
        decided.given(declared(INCIDENT, "IMP-2026-0001", IncidentKind.IMPORTED)).when(classify(List.of("nobody VERIS knows"), List.of(), List.of(), List.of())).success();
    }
}
