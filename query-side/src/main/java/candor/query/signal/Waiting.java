package candor.query.signal;

import candor.query.fold.Cursors;
import candor.query.fold.ReadModel;
import candor.query.fold.ReadModel.Line;
import candor.query.fold.Row;
import candor.signal.Inbox;
import candor.signal.SignalChannel;
import candor.signal.SignalQuery.FindAlike;
import candor.signal.SignalQuery.FindInbox;
import candor.signal.SignalRow;
import candor.signal.SignalState;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The signals that wait, gathered into lines. It reads a few ordinary values of every one that waits, and whole rows only for the lines of one
 * page: a system gone mad makes one line longer, and the page slower by those few values of each signal.
 */
final class Waiting {
    /** Past this many somebody has to switch a system off, not to read; what is beyond is counted when some of these are judged. */
    private static final int MOST = 200_000;

    private static final List<String> FIELDS = List.of(SignalProjection.AT, SignalProjection.STATE, SignalProjection.CHANNEL, SignalProjection.ALIKE);

    private final ReadModel<SignalFold> signals;

    Waiting(ReadModel<SignalFold> signals) {
        this.signals = signals;
    }

    /** Signals that stand in one line. */
    private record Cluster(String first, long at, String last, long count) {
        Cluster with(String another) {
            return new Cluster(first, at, another, count + 1);
        }
    }

    Inbox answer(FindInbox query) {
        List<Line> waiting = signals.lines(Filters.eq(SignalProjection.WAITING, true), Sorts.ascending(SignalProjection.AT), MOST, FIELDS);
        Map<SignalChannel, Long> byChannel = new EnumMap<>(SignalChannel.class);
        waiting.forEach(line -> byChannel.merge(channel(line), 1L, Long::sum));
        long unread = waiting.stream().filter(line -> SignalState.RAISED.name().equals(line.values().getString(SignalProjection.STATE))).count();
        return page(clusters(query, waiting), query, new Inbox(List.of(), null, waiting.size(), unread, Map.copyOf(byChannel)));
    }

    private Collection<Cluster> clusters(FindInbox query, List<Line> waiting) {
        @Nullable String alike = query.like() == null ? null : waiting.stream()
                .filter(line -> line.key().equals(query.like())).map(Waiting::alike).findFirst().orElse(query.like());
        Map<String, Cluster> clusters = new LinkedHashMap<>();
        for (Line line : waiting) {
            if ((query.channel() == null || channel(line) == query.channel()) && (alike == null || alike(line).equals(alike))) {
                clusters.merge(alike == null ? alike(line) : line.key(), new Cluster(line.key(), at(line), line.key(), 1), (before, one) -> before.with(one.first()));
            }
        }
        return clusters.values();
    }

    private Inbox page(Collection<Cluster> clusters, FindInbox query, Inbox counts) {
        int size = Cursors.size(query.size());
        long after = query.after() == null ? -1 : Cursors.position(query.after());
        List<Cluster> rest = clusters.stream().filter(cluster -> cluster.at() > after).limit(size + 1L).toList();
        List<Cluster> page = rest.subList(0, Math.min(size, rest.size()));
        Map<String, Row<SignalFold>> rows = signals.find(page.stream().flatMap(cluster -> Stream.of(cluster.first(), cluster.last())).distinct().toList());
        List<Inbox.Line> lines = new ArrayList<>();
        for (Cluster cluster : page) {
            Row<SignalFold> first = rows.get(cluster.first());
            Row<SignalFold> last = rows.get(cluster.last());
            if (first != null && last != null) {
                lines.add(new Inbox.Line(first.state().row(), cluster.count(), last.state().row().lastActivity()));
            }
        }
        String next = rest.size() > size ? Long.toString(page.getLast().at()) : null;
        return new Inbox(lines, next, counts.waiting(), counts.unread(), counts.byChannel());
    }

    /** By index: whoever judges a line does not read all that wait. */
    List<String> alike(FindAlike query) {
        Optional<SignalRow> row = signals.find(query.signal()).map(stored -> stored.state().row()).filter(SignalRow::waits);
        if (row.isEmpty()) {
            return List.of();
        }
        var together = Filters.and(Filters.eq(SignalProjection.ALIKE, Alike.key(row.get())), Filters.eq(SignalProjection.WAITING, true));
        return signals.lines(together, Sorts.ascending(SignalProjection.AT), query.most(), FIELDS).stream().map(Line::key).toList();
    }

    private static SignalChannel channel(Line line) {
        return SignalChannel.valueOf(Objects.requireNonNull(line.values().getString(SignalProjection.CHANNEL)));
    }

    private static String alike(Line line) {
        return Objects.requireNonNull(line.values().getString(SignalProjection.ALIKE));
    }

    private static long at(Line line) {
        return line.values().get(SignalProjection.AT, Number.class).longValue();
    }
}
