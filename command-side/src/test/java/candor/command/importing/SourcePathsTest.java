package candor.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePathsTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<String> notes = new ArrayList<>();

    @TempDir
    Path folder;

    private List<Path> readable(JsonNode argument) {
        return SourcePaths.readable(argument, new AdminOutput() {
            @Override
            public void line(String text) {
                throw new AssertionError(text);
            }

            @Override
            public void note(String text) {
                notes.add(text);
            }
        });
    }

    @Test
    void areOneOrSeveral() {
        assertThat(readable(JSON.textNode(folder.toString()))).containsExactly(folder);
        assertThat(readable(JSON.arrayNode().add(folder.toString()).add(folder.toString()))).containsExactly(folder, folder);
        assertThat(notes).isEmpty();
    }

    @Test
    void areNoneWhereOneCannotBeRead() {
        Path absent = folder.resolve("absent");

        assertThat(readable(JSON.arrayNode().add(folder.toString()).add(absent.toString()))).isEmpty();
        assertThat(notes).containsExactly("There is no readable file or folder at " + absent + ".");
    }

    @Test
    void areNoneWhereNoneIsSaid() {
        assertThat(readable(MissingNode.getInstance())).isEmpty();
        assertThat(readable(JSON.textNode("\0"))).isEmpty();
        assertThat(notes).hasSize(2);
    }

    @Test
    void ofAFolderAreItsJsonFilesInOrder() throws IOException {
        Files.writeString(folder.resolve("b.json"), "{}");
        Files.writeString(folder.resolve("readme.txt"), "{}");
        Files.writeString(Files.createDirectories(folder.resolve("a.json")).resolve("c.json"), "{}");

        assertThat(SourcePaths.jsonFilesBelow(folder)).containsExactly(folder.resolve("a.json").resolve("c.json"), folder.resolve("b.json"));
    }
}
