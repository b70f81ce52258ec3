package candor.query;

import static candor.query.incident.Told.declared;
import static candor.query.incident.Told.note;

import candor.DomainEvent;
import candor.incident.IncidentFilter;
import candor.incident.IncidentKind;
import candor.incident.IncidentQuery.FindFigures;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentQuery.FindIncidents;
import candor.incident.IncidentQuery.FindTimeline;
import candor.incident.IncidentState;
import candor.incident.TimelineOrder;
import candor.query.incident.Generated;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How quickly events reach the read models of a real node, and how quickly lists and timelines are read: run its main method.
 * Arguments: incidents, further events, entries of the long incident (defaults 10000, 40000, 5000).
 */
public final class ReadModelBenchmark {
    private static final String LONG = "i-long";
    private static final int COMMIT = 50;
    private static final int REPEATS = 200;
    private final PrintStream out;

    private ReadModelBenchmark(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        int incidents = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int others = args.length > 1 ? Integer.parseInt(args[1]) : 40_000;
        int entries = args.length > 2 ? Integer.parseInt(args[2]) : 5_000;
        Path folder = Files.createTempDirectory("candor-benchmark");
        try (QueryNode node = QueryNode.start(folder)) {
            new ReadModelBenchmark(System.out).run(node, incidents, others, entries);
        }
    }

    private void run(QueryNode node, int incidents, int others, int entries) {
        out.printf(Locale.ROOT, "%d processors, heap %d MB%n", Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20);
        List<DomainEvent> events = new ArrayList<>(new Generated(1).events(incidents, others));
        events.add(declared(LONG, "INC-2030-0001"));
        for (int number = 1; number < entries; number++) {
            events.add(note(LONG, number, "note " + number, null, null));
        }
        project(node, events);
        reads(node);
        rebuild(node, events.size());
    }

    private void project(QueryNode node, List<DomainEvent> events) {
        Projected projected = node.bean(Projected.class);
        long start = System.nanoTime();
        long last = -1;
        for (int from = 0; from < events.size(); from += COMMIT) {
            last = node.append(events.subList(from, Math.min(from + COMMIT, events.size())));
        }
        double appended = seconds(start);
        long behind = last - projected.position();
        while (!projected.await(last)) {
            out.println("at " + projected.position());
        }
        double all = seconds(start);
        out.printf(Locale.ROOT, "%d events appended in %.1f s while they were projected; %d behind then; all projected after %.1f s: %.0f events/s%n",
                events.size(), appended, behind, all, events.size() / all);
    }

    private void rebuild(QueryNode node, int events) {
        var models = node.bean(candor.query.fold.ReadModels.class);
        long start = System.nanoTime();
        Duration before = cpu();
        models.rebuildAll(node.bean(candor.query.fold.EventFeed.class));
        double seconds = seconds(start);
        double busy = cpu().minus(before).toMillis() / 1e3;
        out.printf(Locale.ROOT, "all %d read models built anew from one reading in %.1f s, %.1f s of processor time: %.0f events/s, %.0f per processor second%n",
                models.names().size(), seconds, busy, events / seconds, events / busy);
    }

    private void reads(QueryNode node) {
        var open = new IncidentFilter(IncidentState.OPEN, IncidentKind.INCIDENT, null, null, null, null);
        var named = new IncidentFilter(null, null, null, null, "INC-2025-00", null);
        var year = new IncidentFilter(null, null, null, null, null, 2024);
        measure("list, first page of 50", () -> node.ask(new FindIncidents(IncidentFilter.ALL, null, 50)));
        measure("list, page in the middle", () -> node.ask(new FindIncidents(IncidentFilter.ALL, "20000", 50)));
        measure("list, open incidents", () -> node.ask(new FindIncidents(open, null, 50)));
        measure("list, beginning of a reference", () -> node.ask(new FindIncidents(named, null, 50)));
        measure("list, one year", () -> node.ask(new FindIncidents(year, null, 50)));
        measure("page of the long incident", () -> node.ask(new FindIncident(LONG, null)));
        measure("its timeline, first 100 as recorded", () -> node.ask(new FindTimeline(LONG, TimelineOrder.RECORDED, 1, null)));
        measure("its timeline, last 100 as recorded", () -> node.ask(new FindTimeline(LONG, TimelineOrder.RECORDED, 9_999, null)));
        measure("its timeline, last 100 as occurred", () -> node.ask(new FindTimeline(LONG, TimelineOrder.OCCURRED, 9_999, null)));
        measure("figures over all", () -> node.ask(new FindFigures(null, null)));
    }

    private void measure(String what, Supplier<?> query) {
        List<Long> nanos = new ArrayList<>();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        for (int i = 0; i < REPEATS && System.nanoTime() < until; i++) {
            long start = System.nanoTime();
            var _ = query.get();
            nanos.add(System.nanoTime() - start);
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        out.printf(Locale.ROOT, "%-40s median %7.1f ms, p95 %7.1f ms%n",
                what, sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 95 / 100) / 1e6);
    }

    /** Of this process, the store in it included: what a busy machine does not blur. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
