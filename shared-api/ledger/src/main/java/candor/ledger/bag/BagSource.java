package candor.ledger.bag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * A bag to be judged, in its zip or unpacked.
 *
 * @param folder name of the bag's folder
 * @param files by name below the folder
 */
public record BagSource(String folder, SortedMap<String, BagFile> files) {

    /**
     * A file of the bag.
     *
     * @param size in bytes
     * @param crc32 as the zip states it; empty for an unpacked bag
     * @param offset where its header starts in the zip; empty for an unpacked bag
     */
    public record BagFile(long size, OptionalLong crc32, OptionalLong offset, ByteSource content) {
    }

    /** @throws UnusableInput if there is no bag at the path that can be judged */
    public static BagSource open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return FolderBag.open(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new UnusableInput("there is no file or folder of this name");
        }
        return ZipBag.open(path);
    }
}
