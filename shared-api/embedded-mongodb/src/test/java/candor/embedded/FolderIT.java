package candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aSecondProcessIsRefusedWithASentence() {
        try (OpenStore first = OpenStore.at(folder); StoreProcess second = StoreProcess.start(folder)) {
            assertThat(first.mongo().health()).isEqualTo(new StoreHealth.Running());
            assertThat(second.firstLine()).startsWith("The data folder " + folder + " is in use by another process");
        }
    }
}
