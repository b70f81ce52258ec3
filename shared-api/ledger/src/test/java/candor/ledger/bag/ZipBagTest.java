package candor.ledger.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipBagTest {

    @TempDir
    Path folder;

    @Test
    void filesAreReadWhereTheyLie() throws IOException {
        BagSource bag = BagSource.open(zip(List.of("bag-1/a.txt", "bag-1/data/b.txt")));
        assertThat(bag.folder()).isEqualTo("bag-1");
        assertThat(bag.files().keySet()).containsExactly("a.txt", "data/b.txt");
        try (InputStream in = bag.files().sequencedValues().getLast().content().open()) {
            assertThat(in.readAllBytes()).asString().isEqualTo("content of bag-1/data/b.txt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"b/../../evil", "b//evil", "b/./evil", "/etc/passwd", "b\\evil", "b/evil\u0001", "b/", "evil", "b/.hidden", "b/x y", "../b/evil"})
    void namesThatLeadElsewhereAreRefused(String name) throws IOException {
        Path zip = zip(List.of(name));
        assertThatThrownBy(() -> BagSource.open(zip)).isInstanceOf(UnusableInput.class);
    }

    @Test
    void twoFoldersAndNamesThatDifferInCaseOnlyAreRefused() throws IOException {
        Path two = zip(List.of("a/x", "b/x"));
        assertThatThrownBy(() -> BagSource.open(two)).isInstanceOf(UnusableInput.class).hasMessageContaining("more than one folder");
        Path folded = zip(List.of("a/X", "a/x"));
        assertThatThrownBy(() -> BagSource.open(folded)).isInstanceOf(UnusableInput.class).hasMessageContaining("case");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7FFF_FFFF, 0xFFFF_FFFF, 0x8000_0000, 1000})
    void aSizeThatIsNotThereIsRefusedWithoutReadingIt(int size) throws IOException {
        byte[] zip = Files.readAllBytes(zip(List.of("a/x")));
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(18, size).putInt(22, size);
        Path lying = Files.write(folder.resolve("lying.zip"), zip);
        assertThatThrownBy(() -> BagSource.open(lying)).isInstanceOf(UnusableInput.class);
    }

    @Test
    void compressionIsRefusedSoThatNothingCanGrow() throws IOException {
        byte[] zip = Files.readAllBytes(zip(List.of("a/x")));
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putShort(8, (short) 8);
        Path deflated = Files.write(folder.resolve("deflated.zip"), zip);
        assertThatThrownBy(() -> BagSource.open(deflated)).isInstanceOf(UnusableInput.class).hasMessageContaining("byte 8");
    }

    @Test
    void aLinkInAnUnpackedBagIsRefused() throws IOException {
        Path bag = Files.createDirectory(folder.resolve("bag"));
        Files.createSymbolicLink(bag.resolve("a.txt"), Files.writeString(folder.resolve("secret"), "x"));
        assertThatThrownBy(() -> BagSource.open(bag)).isInstanceOf(UnusableInput.class);
    }

    private Path zip(List<String> names) throws IOException {
        Path file = folder.resolve("made.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            CanonicalZip zip = new CanonicalZip(out);
            for (String name : names) {
                ByteSource content = ByteSource.of("content of " + name);
                zip.add(name, FileFacts.of(content), content);
            }
            zip.finish();
        }
        return file;
    }
}
