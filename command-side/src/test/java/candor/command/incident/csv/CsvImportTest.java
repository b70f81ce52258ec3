package candor.command.incident.csv;

import static org.assertj.core.api.Assertions.assertThat;

import candor.command.importing.Mapped;
import candor.command.importing.Rejection;
import candor.command.incident.ImportRehearsal;
import candor.incident.Bounds;
import candor.incident.ChronologyEvent.DetectionEstablished;
import candor.incident.Classification.Confirmation;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.Containment;
import candor.incident.CostEvent.ImpactEstimated;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.NoteEvent.NoteAdded;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ReviewEvent.RootCauseDetermined;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.incident.Severity;
import candor.incident.SeverityEvent.SeverityScored;
import candor.incident.StatementEvent.PublicDisclosureRecorded;
import candor.incident.StatementEvent.SourceRecorded;
import candor.platform.command.BodyHash;
import candor.testimony.Occurred;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvImportTest {
    private static final String MAPPING = """
            {"origin": "servicedesk", "delimiter": ";", "zone": "Europe/Berlin", "decimal": ",", "dates": ["dd.MM.yyyy HH:mm", "dd.MM.yyyy", "MM.yyyy"],
             "fields": {"key": "Ticket", "summary": "Titel", "occurred": "Beginn", "occurredUntil": "Ende", "recorded": "Erstellt", "detected": "Erkannt", "detectionMethod": "Durch",
               "contained": "Behoben", "publicSince": "Presse", "confirmation": "Bestätigt",
               "severity": {"column": "Prio", "values": {"1": "VERY_HIGH", "2": "high", "3": "MEDIUM"}},
               "actions": {"column": "Art", "separator": "/", "values": {"Phishing": "social.Phishing", "Virus": "malware"}}, "countries": "Land",
               "persons": "Betroffene", "data": {"column": "Daten", "separator": ","}, "specialCategory": "Art9", "disclosure": "Abfluss",
               "cost": "Schaden", "currency": {"constant": "eur"}, "rootCause": "Ursache", "causeKinds": "UrsachenArt", "source": "Quelle", "notes": ["Text", "Bemerkung"]}}""";
    private static final String HEADER =
            "Ticket;Titel;Beginn;Ende;Erstellt;Erkannt;Durch;Behoben;Presse;Bestätigt;Prio;Art;Land;Betroffene;Daten;Art9;Abfluss;Schaden;Ursache;UrsachenArt;Quelle;Text;Bemerkung";
    private static final String FULL =
            "T-1;Karten;04.2018;06.2018;02.07.2018 09:30;27.06.2018;external.customer;28.06.2018 17:00;28.06.2018;ja;1;Phishing/Virus;GB,IE;9.400;Payment, Credentials;nein;ja;1.250.000,50;Altes Skript;TECHNOLOGY;https://a.example;\"zwei\nZeilen\";=1+1";

    @TempDir
    Path folder;

    private List<Mapped> read(String... rows) throws IOException, Unreadable {
        return readBy(MAPPING, HEADER + "\n" + String.join("\n", rows));
    }

    private List<Mapped> readBy(String mapping, String text) throws IOException, Unreadable {
        List<Mapped> mapped = new ArrayList<>();
        var importing = new CsvImport(CsvMappingReader.read(mapping), BodyHash::of, Clock.fixed(Instant.parse("2026-01-01T03:00:00Z"), ZoneOffset.UTC), ZoneOffset.ofHours(-5));
        importing.read(Files.writeString(folder.resolve("incidents.csv"), text, StandardCharsets.UTF_8), mapped::add);
        return mapped;
    }

    private static Mapped.Ready ready(List<Mapped> mapped) {
        assertThat(mapped).singleElement().isInstanceOf(Mapped.Ready.class);
        return (Mapped.Ready) mapped.getFirst();
    }

    private static <E> E event(List<?> events, Class<E> type) {
        return Objects.requireNonNull(events.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null), type.getSimpleName());
    }

    /** A row with only these cells, by their number from 0. */
    private static String row(Object... cells) {
        String[] row = new String[HEADER.split(";", -1).length];
        Arrays.fill(row, "");
        row[0] = "T-9";
        row[1] = "Titel";
        for (int i = 0; i < cells.length; i += 2) {
            row[(int) cells[i]] = (String) cells[i + 1];
        }
        return String.join(";", row);
    }

    @Nested
    class ARow {
        @Test
        void saysInEventsWhatItsColumnsMean() throws IOException, Unreadable {
            var events = ImportRehearsal.of((ImportIncident) ready(read(FULL)).command());

            assertThat(events).hasSize(12);
            IncidentDeclared declared = event(events, IncidentDeclared.class);
            assertThat(declared.origin()).isEqualTo("servicedesk");
            assertThat(declared.summary().text()).contains("Karten");
            assertThat(Objects.requireNonNull(declared.occurred())).satisfies(occurred -> {
                assertThat(occurred.kind()).isEqualTo(Occurred.Kind.BETWEEN);
                assertThat(Objects.requireNonNull(occurred.begin()).stated()).isEqualTo("2018-04");
                assertThat(Objects.requireNonNull(occurred.end()).stated()).isEqualTo("2018-06");
            });
            assertThat(Objects.requireNonNull(declared.known()).stated()).isEqualTo("2018-07-02T09:30");
            assertThat(event(events, IncidentClassified.class).classification()).satisfies(classification -> {
                assertThat(classification.confirmation()).isEqualTo(Confirmation.CONFIRMED);
                assertThat(classification.actions()).containsExactly("social.Phishing", "malware");
                assertThat(classification.countries()).containsExactly("GB", "IE");
            });
            assertThat(event(events, DetectionEstablished.class).method()).containsExactly("external.customer");
            assertThat(event(events, ContainmentRecorded.class).outcome()).isEqualTo(Containment.CONTAINED);
            assertThat(event(events, ScopeAssessed.class)).satisfies(scope -> {
                assertThat(scope.persons()).isEqualTo(Bounds.likely(9_400));
                assertThat(scope.cells()).singleElement().satisfies(cell -> assertThat(cell.elements()).extracting(element -> element.kind()).containsExactly("Payment", "Credentials"));
                assertThat(scope.disclosure()).isEqualTo("Yes");
            });
            assertThat(Objects.requireNonNull(event(events, ImpactEstimated.class).total())).satisfies(total -> {
                assertThat(total.minorUnits()).isEqualTo(125_000_050);
                assertThat(total.currency()).isEqualTo("EUR");
            });
            assertThat(event(events, SeverityScored.class).severity()).isEqualTo(Severity.VERY_HIGH);
            assertThat(event(events, RootCauseDetermined.class).cause().text()).contains("Altes Skript");
            assertThat(event(events, PublicDisclosureRecorded.class).occurred()).isNotNull();
            assertThat(event(events, SourceRecorded.class).source().text()).contains("https://a.example");
            assertThat(events.stream().filter(NoteAdded.class::isInstance).map(note -> ((NoteAdded) note).text().text().orElse(""))).containsExactly("zwei\nZeilen", "=1+1");
        }

        @Test
        void isKeptWholeWithItsHeaderAndDigest() throws IOException, Unreadable {
            ImportIncident command = (ImportIncident) ready(read(FULL)).command();

            assertThat(command.sourceRecord().text()).contains(HEADER + "\n" + FULL);
            assertThat(command.sourceDigest().text()).contains(BodyHash.of(HEADER + "\n" + FULL));
            assertThat(command.originReference().text()).contains("T-1");
            assertThat(command.originKey()).isEqualTo(BodyHash.of("servicedesk:T-1"));
            assertThat(command.year()).isEqualTo(2025);
        }

        @Test
        void thatSaysNothingElseIsDeclaredAndNothingMore() throws IOException, Unreadable {
            assertThat(ImportRehearsal.of((ImportIncident) ready(read(row(2, "n/a", 10, "-"))).command())).singleElement().isInstanceOf(IncidentDeclared.class);
        }

        @Test
        void isTranslatedByTheTablesOfItsColumns() throws IOException, Unreadable {
            String mapping = """
                    {"fields": {"summary": "a", "industry": {"column": "b", "values": {"Bank": "522110"}}, "cost": "c", "currency": {"column": "d", "values": {"€": "EUR"}},
                      "data": {"constant": "Medical"}, "specialCategory": {"column": "e", "values": {"Art. 9": "yes", "-/-": "no"}}}}""";
            var events = ImportRehearsal.of((ImportIncident) ready(readBy(mapping, "a,b,c,d,e\nx,BANK,12,€,Art. 9\n")).command());

            assertThat(event(events, IncidentClassified.class).classification().industry()).isEqualTo("522110");
            assertThat(Objects.requireNonNull(event(events, ImpactEstimated.class).total()).currency()).isEqualTo("EUR");
            assertThat(event(events, ScopeAssessed.class).cells().getFirst().elements().getFirst().specialCategory()).isTrue();
            assertThat(readBy(mapping, "a,b,c,d,e\nx,Bank,12,€,ja\n")).singleElement().isInstanceOfSatisfying(
                    Mapped.Unfit.class, unfit -> assertThat(unfit.rejection().reason()).isEqualTo("column \"e\": \"ja\" is not among the values of the mapping"));
        }

        @Test
        void isTheSameCommandInEveryAttempt() throws IOException, Unreadable {
            Mapped.Ready first = ready(read(FULL));
            Mapped.Ready second = ready(read(FULL));

            assertThat(second.issuance()).isEqualTo(first.issuance());
            assertThat(((ImportIncident) second.command()).incident()).isEqualTo(((ImportIncident) first.command()).incident());
        }

        @Test
        void withoutAKeyIsKnownByItsOwnDigest() throws IOException, Unreadable {
            List<Mapped> mapped = readBy("{\"fields\":{\"summary\":\"a\"}}", "a,b\nx,1\nx,2\nx,1\n");

            assertThat(mapped).extracting(one -> ((Mapped.Ready) one).key()).containsExactly(BodyHash.of("x,1"), BodyHash.of("x,2"), BodyHash.of("x,1"));
        }

        @Test
        void whoseDatesContradictEachOtherIsTakenAndMarked() throws IOException, Unreadable {
            var events = ImportRehearsal.of((ImportIncident) ready(read(row(2, "06.04.2018", 8, "01.04.2018"))).command());

            assertThat(event(events, PublicDisclosureRecorded.class).irregular()).containsExactly("incident.public-before-begun");
        }
    }

    @Nested
    class ARowThatCannotBeTaken {
        @ParameterizedTest
        @CsvSource(delimiter = '#', value = {
            "2#bald#column \"Beginn\": \"bald\" is no date of the form dd.MM.yyyy HH:mm or dd.MM.yyyy or MM.yyyy", "10#kritisch#column \"Prio\": \"kritisch\" is not among the values of the mapping",
            "11#Phishing/Diebstahl#column \"Art\": \"Diebstahl\" is not among the values of the mapping", "13#viele#column \"Betroffene\": \"viele\" is no number", "13#1,5#column \"Betroffene\": \"1,5\" is no count",
            "13#-3#column \"Betroffene\": \"-3\" is no count", "17#1.25#column \"Schaden\": \"1.25\" is no number", "9#vielleicht#column \"Bestätigt\": \"vielleicht\" is none of CONFIRMED, FALSE_POSITIVE",
            "15#manchmal#column \"Art9\": \"manchmal\" is neither yes nor no", "1##column \"Titel\": it is empty", "2#25.03.2018 02:30#does not exist there"})
        void saysInWhichColumnAndWhy(int cell, String said, String reason) throws IOException, Unreadable {
            List<Mapped> mapped = read(row(0, "T-7", cell, said == null ? "" : said), row(0, "T-8"));

            assertThat(mapped.getFirst()).isInstanceOfSatisfying(Mapped.Unfit.class, unfit -> {
                assertThat(unfit.rejection().reason()).contains(reason);
                assertThat(unfit.rejection()).extracting(Rejection::file, Rejection::line, Rejection::key).containsExactly("incidents.csv", 2L, "T-7");
            });
            assertThat(mapped.getLast()).isInstanceOf(Mapped.Ready.class);
        }

        @Test
        void becauseItEndsBeforeItBeginsSaysSo() throws IOException, Unreadable {
            assertThat(read(row(2, "06.2018", 3, "04.2018")).getFirst()).isInstanceOfSatisfying(Mapped.Unfit.class, unfit -> assertThat(unfit.rejection().reason()).isEqualTo("column \"Ende\": it ends before it begins"));
        }

        @Test
        void becauseItHasOtherThanTheHeadersCellsIsNotGuessed() throws IOException, Unreadable {
            List<Mapped> mapped = readBy("{\"fields\":{\"summary\":\"a\"}}", "a,b,c\n1,2\n1,2,3,4\n1,2,3,\n1,2,3\n");

            assertThat(mapped).extracting(Object::getClass).extracting(Class::getSimpleName).containsExactly("Unfit", "Unfit", "Ready", "Ready");
            assertThat(((Mapped.Unfit) mapped.getFirst()).rejection().reason()).isEqualTo("this row has 2 cells and the header 3: a delimiter or a quote is missing, or one too many");
        }
    }

    @Nested
    class AFile {
        @Test
        void thatTheMappingDoesNotFitIsRefusedOnce() throws IOException, Unreadable {
            assertThat(readBy("{\"fields\":{\"summary\":\"Titel\"}}", "a;b\n1;2\n3;4\n")).singleElement().isInstanceOfSatisfying(
                    Mapped.Unfit.class, unfit -> assertThat(unfit.rejection().reason()).isEqualTo("the mapping uses a column \"Titel\", and this file has none of that name; it has 1: is the delimiter right?"));
        }

        @Test
        void withTwoColumnsOfOneNameIsRefusedWhereTheMappingUsesIt() throws IOException, Unreadable {
            assertThat(readBy("{\"fields\":{\"summary\":\"a\"}}", "a,a\n1,2\n")).singleElement().isInstanceOfSatisfying(Mapped.Unfit.class, unfit -> assertThat(unfit.rejection().reason()).contains("two columns of this file are named \"a\""));
            assertThat(ready(readBy("{\"fields\":{\"summary\":\"b\"}}", "a,a,b\n1,2,3\n")).key()).isNotEmpty();
        }

        @Test
        void withNothingInItSaysSo() throws IOException, Unreadable {
            assertThat(readBy("{\"fields\":{\"summary\":\"a\"}}", "\n")).singleElement().isInstanceOfSatisfying(Mapped.Unfit.class, unfit -> assertThat(unfit.rejection().reason()).contains("there is nothing in this file"));
        }
    }

    @Nested
    class ASuggestion {
        @Test
        void isAMappingThatReadsTheFileItWasMadeFrom() throws IOException, Unreadable {
            String text = "Ticket;Titel;Datum;Priorität;Betroffene;Schaden;Beschreibung\nA-1;Karten;06.04.2018 09:48;hoch;9.400;1.200,50;x\nA-2;Mail;07.04.2018 10:00;gering;;;\n";
            String mapping = CsvSuggestion.of(Files.writeString(folder.resolve("s.csv"), text), ZoneOffset.UTC);

            assertThat(mapping).contains("\"delimiter\" : \";\"", "\"dd.MM.yyyy HH:mm\"", "\"hoch\" : \"HIGH\"", "\"gering\" : \"LOW\"", "\"decimal\" : \",\"");
            assertThat(readBy(mapping, text)).hasSize(2).allMatch(Mapped.Ready.class::isInstance);
        }

        @Test
        void seesTheCharacterSet() throws IOException, Unreadable {
            Path file = Files.write(folder.resolve("s.csv"), "Titel,Währung\nx,EUR\n".getBytes(Charset.forName("windows-1252")));

            assertThat(CsvSuggestion.of(file, ZoneOffset.UTC)).contains("\"charset\" : \"windows-1252\"", "\"currency\" : \"Währung\"");
        }
    }
}
