package candor.command.task;

import static candor.command.task.Planned.after;
import static candor.command.task.Planned.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import candor.RuleViolation;
import candor.command.Decided;
import candor.command.task.cacao.CacaoPlaybook;
import candor.task.PlaybookCommand.ImportCacaoPlaybook;
import candor.task.PlaybookEvent.PlaybookRetired;
import candor.task.PlaybookStep;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacaoTest {
    private final Decided decided = Decided.by(new TaskModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    /** Our own: start, an action, two branches side by side, a decision, a loop, an end. */
    private static String sample(UnaryOperator<String> change) throws IOException {
        try (InputStream file = Objects.requireNonNull(CacaoTest.class.getResourceAsStream("/cacao/skimmer.json"))) {
            return change.apply(new String(file.readAllBytes(), UTF_8));
        }
    }

    private static ImportCacaoPlaybook take(String document) {
        return new ImportCacaoPlaybook(ImportCacaoPlaybook.playbookOf(document), text(document));
    }

    private static void refuses(String code, String sentence, String document) {
        assertThat(catchThrowableOfType(RuleViolation.class, () -> CacaoPlaybook.read(take(document)))).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.sentence()).contains(sentence).endsWith(".");
        });
    }

    @Nested
    class OurOwn {
        @Test
        void becomesStepsThatWaitAsTheWorkflowLeads() throws IOException {
            Version version = CacaoPlaybook.read(take(sample(all -> all))).version();

            assertThat(version.title()).isEqualTo(text("Skimmer on the payment page"));
            Map<String, List<String>> after = version.steps().stream().collect(Collectors.toMap(PlaybookStep::key, PlaybookStep::after));
            assertThat(after).containsOnly(
                    Map.entry("save-the-page", List.of()),
                    Map.entry("remove-the-script", List.of("save-the-page")),
                    Map.entry("call-the-acquirer", List.of("save-the-page")),
                    Map.entry("is-card-data-out", List.of("remove-the-script", "call-the-acquirer")),
                    Map.entry("notify-the-authority", List.of("is-card-data-out")),
                    Map.entry("note-why-not", List.of("is-card-data-out")),
                    Map.entry("while-scripts-change", List.of("notify-the-authority", "note-why-not")),
                    Map.entry("look-again", List.of("while-scripts-change")));
        }

        @Test
        void carriesWhatPeopleNeedAndNoCredentials() throws IOException {
            Version version = CacaoPlaybook.read(take(sample(all -> all))).version();
            String words = version.toString() + version.steps().stream().map(step -> step.instruction().text().orElse("")).collect(Collectors.joining("\n"));

            assertThat(words).contains("Keep HTML and scripts as served", "manual: save page and scripts", "Carried out by Night shift (group)", "Decide: __card_data__ = true").doesNotContain("hunter2");
            assertThat(Objects.requireNonNull(version.notMapped()).text().orElse("")).isEqualTo("""
                    Of the playbook: authentication_info_definitions, playbook_variables, workflow_exception
                    Of its steps: step_variables, timeout
                    The loop while-scripts-change stands here once: open its tasks again to go round again""");
        }

        @Test
        void isPublishedOnceAndAnewWhenItChanges() throws IOException {
            ImportCacaoPlaybook first = take(sample(all -> all));
            Object[] published = CacaoPlaybook.read(first).version().published(first.playbook(), 1).toArray();
            decided.given().when(first).success().events(published);
            decided.given(published).when(first).success().noEvents();
            ImportCacaoPlaybook changed = take(sample(all -> all.replace("Save the page", "Save the whole page")));
            decided.given(published).when(changed).events(CacaoPlaybook.read(changed).version().published(first.playbook(), 2).toArray());
            decided.given(after(published, new PlaybookRetired(first.playbook(), text("old")))).when(first).events(CacaoPlaybook.read(first).version().published(first.playbook(), 2).toArray());
        }
    }

    @Nested
    class Refused {
        private static final String WORKFLOW = """
                {"type":"playbook","spec_version":"cacao-2.0","id":"playbook--3f2b0a51-8c0e-4f0e-9a41-0c8a5e1d7b10","name":"n","created_by":"c","created":"d","modified":"m",
                 "workflow_start":"start--1","workflow":{"start--1":{"type":"start","on_completion":"%s"},%s,"end--1":{"type":"end"}}}""";

        @Test
        void isWhatIsNoPlaybookAtAll() throws IOException {
            refuses("task.cacao-no-json", "no JSON document (line 2)", "{\n nonsense");
            refuses("task.cacao-no-playbook", "its type has to be", "{\"type\": \"bundle\"}");
            refuses("task.cacao-no-playbook", "its type has to be", "[]");
            refuses("task.cacao-member-missing", "no \"created_by\"", sample(all -> all.replace("\"created_by\"", "\"made_by\"")));
            refuses("task.cacao-version", "only cacao-2.0", sample(all -> all.replace("cacao-2.0", "cacao-1.1")));
            refuses("task.cacao-bad-id", "a UUID", sample(all -> all.replace("playbook--3f2b0a51-8c0e-4f0e-9a41-0c8a5e1d7b10", "playbook--1")));
            refuses("task.cacao-bad-step", "a type that CACAO 2.0 does not know", sample(all -> all.replace("\"type\": \"parallel\"", "\"type\": \"sideways\"")));
        }

        @Test
        void isADocumentOfAnotherPlaybook() throws IOException {
            decided.given().refuses("task.cacao-other-id", new ImportCacaoPlaybook("other", text(sample(all -> all))));
        }

        @Test
        void isAWorkflowThatLeadsNowhereOrRound() throws IOException {
            String action = "\"on_completion\": \"parallel--00000002-8c0e-4f0e-9a41-0c8a5e1d7b10\"";
            refuses("task.cacao-missing-step", "which is not in the workflow", sample(all -> all.replace(action, "\"on_completion\": \"action--000000ff-8c0e-4f0e-9a41-0c8a5e1d7b10\"")));
            refuses("task.cacao-circle", "leads back to itself", sample(all -> all.replace(action, "\"on_completion\": \"action--00000001-8c0e-4f0e-9a41-0c8a5e1d7b10\"")));
        }

        /** Fifteen conditions one after the other, both branches of each leading to the next: 32,768 ways. */
        @Test
        void isAWorkflowThatBranchesWithoutEnd() {
            String conditions = IntStream.range(0, 15)
                    .mapToObj(i -> "\"if-condition--%1$d\":{\"type\":\"if-condition\",\"condition\":\"c\",\"on_true\":\"%2$s\",\"on_false\":\"%2$s\"}".formatted(i, i < 14 ? "if-condition--" + (i + 1) : "end--1"))
                    .collect(Collectors.joining(","));
            refuses("task.cacao-too-branched", "nobody could follow it", WORKFLOW.formatted("if-condition--0", conditions));
        }

        @Test
        void isAnAgentThatIsSomethingElseThanItSays() throws IOException {
            refuses("task.cacao-bad-agent", "not that of its identifier", sample(all -> all.replace("\"type\": \"group\"", "\"type\": \"individual\"")));
        }

        @Test
        void isAWorkflowInWhichNothingIsToBeDone() {
            refuses("task.cacao-nothing-to-do", "it has no action", WORKFLOW.formatted("end--1", "\"action--1\":{\"type\":\"action\"}"));
        }
    }

    /** Playbooks of others, as far as they are there. */
    @Nested
    class OfOthers {
        private static String document(String name) throws IOException {
            Optional<Path> file = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                    .map(folder -> folder.resolve("shared/data/other/cacao").resolve(name))
                    .filter(Files::exists)
                    .findFirst();
            Assumptions.assumeTrue(file.isPresent(), "the playbooks of others are not at hand: ../shared/data/other/cacao/" + name + " is absent");
            return Files.readString(file.orElseThrow());
        }

        @ParameterizedTest
        @CsvSource({"playbook.json,4", "http-playbook.json,1", "manual-playbook.json,1", "openc2-playbook.json,1"})
        void theValidOnesBecomePlaybooks(String name, int steps) throws IOException {
            decided.given().when(take(document(name))).success();
            Version version = CacaoPlaybook.read(take(document(name))).version();
            assertThat(version.steps()).hasSize(steps);
            assertThat(version.toString()).doesNotContain("super-secure-password");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "missing_step_playbook.json|task.cacao-missing-step|leads to the step end--6b23c237-ade8-4d00-9aa1-75999738d558, which is not in the workflow",
            "infinite_playbook.json|task.cacao-circle|the step action--6b23c237-ade8-4d00-9aa1-75999738d557 leads back to itself",
            "invalid_playbook.json|task.cacao-bad-agent|http-api--7e9174ec-a293-43df-a72d-471c79e276bf has a type that is not that of its identifier"})
        void theInvalidOnesAreRefusedWithTheReason(String line) throws IOException {
            String[] parts = line.split("\\|");
            refuses(parts[1], parts[2], document(parts[0]));
        }
    }
}
