package candor.command.task;

import candor.RuleViolation;
import candor.command.task.cacao.CacaoPlaybook;
import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import candor.platform.command.Accepted;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.sealing.FreeText;
import candor.task.PlaybookCommand.ImportCacaoPlaybook;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Takes over one CACAO 2.0 playbook from a file that the server can read, and says what of it has no place here. */
final class ImportCacaoOperation implements AdminOperation {
    private final CommandPort commands;

    ImportCacaoOperation(CommandPort commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "import-cacao";
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) throws IOException {
        Optional<Path> path = path(arguments.path("path").asText());
        if (path.isEmpty()) {
            output.note("There is no readable file of at most 1 MB at this path.");
            return UNUSABLE_INPUT;
        }
        String document = Files.readString(path.get());
        return take(new ImportCacaoPlaybook(ImportCacaoPlaybook.playbookOf(document), FreeText.of(document)), document, output);
    }

    /** The same document again adds nothing by the decision itself; the key only keeps one run from being taken for another. */
    private int take(ImportCacaoPlaybook command, String document, AdminOutput output) {
        try {
            Accepted accepted = commands.issue(command, Issuance.bySystem("cacao/" + UUID.randomUUID(), BodyHash.of(document)));
            output.line(accepted.events().isEmpty()
                    ? "the playbook is there already as it stands in the file: " + command.playbook()
                    : "published as playbook " + command.playbook() + " with " + steps(accepted.events().size() - 1));
            FreeText notMapped = CacaoPlaybook.read(command).version().notMapped();
            if (notMapped != null) {
                notMapped.text().ifPresent(lines -> lines.lines().forEach(line -> output.line("not taken over: " + line)));
            }
            return 0;
        } catch (RuleViolation refused) {
            output.line("rejected: " + refused.sentence());
            return 1;
        }
    }

    private static String steps(int count) {
        return count == 1 ? "1 step" : count + " steps";
    }

    private static Optional<Path> path(String text) throws IOException {
        try {
            Path path = Path.of(text);
            return Files.isReadable(path) && Files.isRegularFile(path) && Files.size(path) <= ImportCacaoPlaybook.LARGEST ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
