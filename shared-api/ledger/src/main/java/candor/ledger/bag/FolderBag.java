package candor.ledger.bag;

import candor.ledger.Malformed;
import candor.ledger.bag.BagSource.BagFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A bag that somebody has unpacked. */
final class FolderBag {

    private static final int MAX_FILES = 65_534;

    private FolderBag() {
    }

    static BagSource open(Path folder) throws IOException {
        SortedMap<String, BagFile> files = new TreeMap<>();
        for (Path file : list(folder)) {
            String name = folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
            require(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), "the folder holds something that is no plain file");
            try {
                BagFiles.requireName(name);
            } catch (Malformed e) {
                throw new UnusableInput("the folder holds " + e.getMessage());
            }
            files.put(name, new BagFile(Files.size(file), OptionalLong.empty(), OptionalLong.empty(), ByteSource.of(file)));
        }
        require(!files.isEmpty(), "the folder is empty");
        return new BagSource(folder.toRealPath().getFileName().toString(), files);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> found = walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).limit(MAX_FILES + 1L).toList();
            require(found.size() <= MAX_FILES, "the folder holds too many files for a trail");
            return found;
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UnusableInput(message);
        }
    }
}
