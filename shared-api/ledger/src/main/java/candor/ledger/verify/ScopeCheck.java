package candor.ledger.verify;

import static candor.ledger.verify.Topic.COMPLETENESS;
import static candor.ledger.verify.Topic.INTEGRITY;

import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.BagSource;
import candor.ledger.note.Checkpoint;
import candor.ledger.trail.TrailScope;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whether the bag holds what its scope says, and the whole log where that is promised. */
final class ScopeCheck {

    private final BagSource bag;
    private final Report report;

    ScopeCheck(BagSource bag, Report report) {
        this.bag = bag;
        this.report = report;
    }

    /** @param closing position of the last entry */
    void run(StreamCheck streams, long closing, @Nullable Checkpoint checkpoint) throws IOException {
        TrailScope scope = scope();
        if (scope == null) {
            return;
        }
        compare(scope, streams, closing);
        if (scope.isComplete() && checkpoint != null) {
            new WholeLogCheck(bag, report, scope, streams.lastOrdinals()).run(checkpoint);
        }
        if (!scope.isComplete()) {
            bag.files().tailMap(BagFiles.TILES).keySet().stream().filter(name -> name.startsWith(BagFiles.TILES)).forEach(name ->
                    report.problem(COMPLETENESS, name, "a file of the whole log in a trail that does not promise it"));
        }
        report.verdict(COMPLETENESS, verdict(scope, streams, checkpoint));
    }

    private static String verdict(TrailScope scope, StreamCheck streams, @Nullable Checkpoint checkpoint) {
        String left = scope.leftOut().isEmpty() ? "" : "; " + scope.leftOut().size() + " linked streams are left out, each with a reason";
        return scope.isComplete() && checkpoint != null
                ? "complete, shown by the whole log: all " + checkpoint.size() + " entries are here, numbered without a gap, and none of these streams"
                        + " has another before position " + scope.upTo() + ": " + streams.verdict() + left
                : "complete as numbered by the operator (scoped trail): " + streams.verdict() + left;
    }

    private void compare(TrailScope scope, StreamCheck streams, long closing) {
        for (String stream : streams.streams()) {
            unless(scope.streams().contains(stream), "the trail holds entries of " + stream + ", which it does not name");
        }
        for (String stream : scope.streams()) {
            unless(streams.streams().contains(stream), "it names " + stream + ", of which the trail holds no entry");
        }
        unless(streams.positionBeforeLast() < scope.upTo() && scope.upTo() <= closing, "its upTo does not lie between the entries and TrailExported");
    }

    private void unless(boolean holds, String what) {
        if (!holds) {
            report.problem(COMPLETENESS, BagFiles.SCOPE, what);
        }
    }

    private @Nullable TrailScope scope() throws IOException {
        byte[] file = BagText.bytes(bag, BagFiles.SCOPE);
        try {
            return file == null ? null : TrailScope.parse(file);
        } catch (Malformed e) {
            report.problem(INTEGRITY, BagFiles.SCOPE, e.getMessage());
            return null;
        }
    }
}
