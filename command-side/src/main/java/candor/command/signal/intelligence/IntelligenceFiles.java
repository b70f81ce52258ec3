package candor.command.signal.intelligence;

import candor.command.importing.Rejection;
import candor.command.importing.SourcePaths;
import candor.command.importing.SourceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads files one after the other; of a folder, those that end in {@code .json}, in the order of their names. */
final class IntelligenceFiles {
    private final Consumer<SourceRecord> files;
    private final Consumer<Rejection> rejections;

    IntelligenceFiles(Consumer<SourceRecord> files, Consumer<Rejection> rejections) {
        this.files = files;
        this.rejections = rejections;
    }

    void read(List<Path> paths) throws IOException {
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                for (Path file : SourcePaths.jsonFilesBelow(path)) {
                    readOne(file);
                }
            } else {
                readOne(path);
            }
        }
    }

    private void readOne(Path file) throws IOException {
        String name = file.getFileName().toString();
        String stem = name.replaceFirst("\\.json$", "");
        if (Files.size(file) > SignalImport.LARGEST) {
            rejections.accept(new Rejection(name, 1, stem, "the file is larger than " + SignalImport.LARGEST + " bytes"));
        } else {
            files.accept(new SourceRecord(name, 1, stem, Files.readAllBytes(file)));
        }
    }
}
