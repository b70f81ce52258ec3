package candor.query.task;

import candor.query.fold.EventEnvelope;
import candor.task.PlaybookEvent;
import candor.task.PlaybookEvent.PlaybookPublished;
import candor.task.PlaybookEvent.PlaybookRetired;
import candor.task.PlaybookEvent.PlaybookStepPublished;
import candor.task.PlaybookStep;
import candor.task.PlaybookView;
import candor.task.PlaybookView.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A playbook.
 *
 * @param position of the entry that published its last version
 */
record PlaybookFold(PlaybookView view, long position) {

    static @Nullable PlaybookFold after(@Nullable PlaybookFold before, EventEnvelope envelope) {
        if (!(envelope.event() instanceof PlaybookEvent event)) {
            return before;
        }
        return switch (event) {
            case PlaybookPublished e -> new PlaybookFold(
                    new PlaybookView(e.playbook(), with(before == null ? List.of() : before.view.versions(), version(e, envelope)), null), envelope.position());
            case PlaybookStepPublished e -> before == null ? null : before.with(e);
            case PlaybookRetired e -> before == null ? null : new PlaybookFold(new PlaybookView(e.playbook(), before.view.versions(), e.reason()), before.position);
        };
    }

    private static Version version(PlaybookPublished e, EventEnvelope envelope) {
        return new Version(e.version(), e.title(), e.summary(), e.changes(), e.origin(), e.notMapped(), List.of(), envelope.testimony());
    }

    private PlaybookFold with(PlaybookStepPublished e) {
        Version last = view.last();
        var step = new PlaybookStep(e.step(), e.title(), e.instruction(), e.phase(), e.responsibility(), e.due(), e.after());
        var longer = new Version(
                last.number(), last.title(), last.summary(), last.changes(), last.origin(), last.notMapped(), with(last.steps(), step), last.testimony());
        List<Version> earlier = view.versions().subList(0, view.versions().size() - 1);
        return new PlaybookFold(new PlaybookView(view.playbook(), with(earlier, longer), view.retired()), position);
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return List.copyOf(all);
    }
}
