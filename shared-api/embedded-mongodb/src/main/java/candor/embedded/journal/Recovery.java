package candor.embedded.journal;

import candor.embedded.JournalDamagedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of a folder, rebuilt: the newest readable snapshot, then the journal behind it.
 *
 * @param state what the changes were applied to
 */
public record Recovery<S extends Change.Sink>(S state, Journal journal, Snapshots snapshots, Optional<Path> snapshot, Optional<Path> damagedSnapshot,
                                               long changes, long tornBytes, Optional<Path> tornFile) {

    /**
     * Reads the folder and makes its journal ready for writing.
     *
     * @param empty makes a state without anything in it; asked again when a snapshot turns out damaged half-way
     */
    public static <S extends Change.Sink> Recovery<S> of(StoreFolder folder, Supplier<S> empty, long segmentLimit, Consumer<String> onFailure) throws IOException {
        return of(folder, empty, new DiskFiles(), segmentLimit, onFailure);
    }

    static <S extends Change.Sink> Recovery<S> of(StoreFolder folder, Supplier<S> empty, FileOpening files, long segmentLimit, Consumer<String> onFailure)
            throws IOException {
        Base<S> base = newestReadable(folder, empty);
        Replay.End end = new Replay(folder, base.upTo(), base.state()).run();
        Path aside = base.damaged() == null ? null : setAside(folder, base.damaged());
        Journal journal = new Journal(folder, files, segmentLimit, end, onFailure);
        return new Recovery<>(base.state(), journal, new Snapshots(folder, files), Optional.ofNullable(base.snapshot()), Optional.ofNullable(aside),
                end.changes(), end.tornBytes(), Optional.ofNullable(end.tornFile()));
    }

    private record Base<S>(S state, long upTo, @Nullable Path snapshot, @Nullable Path damaged) {}

    private static <S extends Change.Sink> Base<S> newestReadable(StoreFolder folder, Supplier<S> empty) throws IOException {
        NavigableMap<Long, Path> segments = folder.segments();
        JournalDamagedException damage = null;
        for (Map.Entry<Long, Path> candidate : folder.snapshots().descendingMap().entrySet()) {
            S state = empty.get();
            try {
                Snapshots.load(candidate.getValue(), candidate.getKey(), state);
                return new Base<>(state, candidate.getKey(), candidate.getValue(), damage == null ? null : damage.file());
            } catch (JournalDamagedException e) {
                damage = damage == null ? e : damage;
            }
        }
        if (damage != null && !segments.containsKey(1L)) {
            throw damage;
        }
        return new Base<>(empty.get(), 0, null, damage == null ? null : damage.file());
    }

    private static Path setAside(StoreFolder folder, Path damaged) throws IOException {
        Path aside = folder.aside(damaged.getFileName().toString());
        Files.move(damaged, aside, StandardCopyOption.REPLACE_EXISTING);
        folder.sync();
        return aside;
    }
}
