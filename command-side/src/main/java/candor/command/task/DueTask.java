package candor.command.task;

import candor.DomainEvent;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import candor.task.AnchorPoint;
import candor.task.Anchors;
import candor.task.DueOffset;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskCompleted;
import candor.task.TaskEvent.TaskReminded;
import candor.task.TaskEvent.TaskReopened;
import candor.task.TaskEvent.TaskSkipped;
import candor.task.TaskEvent.TasksReminded;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the sweeper has to know of a task: a pure fold of its events.
 *
 * @param added when the ledger recorded it
 * @param reminded the due instants of which somebody was reminded
 */
record DueTask(String task, String incident, @Nullable String step, DueOffset offset, Instant added, boolean open, List<Instant> reminded) {

    static DueTask of(TaskAdded event, DueOffset offset, Instant recorded) {
        return new DueTask(event.task(), event.incident(), event.step(), offset, recorded, true, List.of());
    }

    DueTask after(DomainEvent event) {
        return switch (event) {
            case TaskCompleted _, TaskSkipped _ -> with(false, reminded);
            case TaskReopened _ -> with(true, reminded);
            case TaskReminded e -> reminded(e.due());
            case TasksReminded e -> e.tasks().stream().filter(due -> due.task().equals(task)).findFirst().map(due -> reminded(due.due())).orElse(this);
            default -> this;
        };
    }

    private DueTask reminded(Instant due) {
        return reminded.contains(due) ? this : with(open, Stream.concat(reminded.stream(), Stream.of(due)).toList());
    }

    private DueTask with(boolean stays, List<Instant> so) {
        return new DueTask(task, incident, step, offset, added, stays, so);
    }

    /** When somebody has to be reminded of it next; absent where nobody has to be, as far as is known. */
    @Nullable Instant next(Surroundings incident) {
        AnchorPoint due = incident.closed() ? null : incident.anchors().due(offset, added);
        return !open || due == null || reminded.contains(due.at()) ? null : due.at();
    }

    /**
     * What its incident says about all its tasks: a pure fold of its events.
     *
     * @param reference as people cite it
     * @param closed or merged into another: then nobody is reminded
     * @param position of the last entry that was folded; what comes at or before it is known already
     */
    record Surroundings(String incident, @Nullable String reference, Anchors anchors, boolean closed, long position) {

        static Surroundings none(String incident) {
            return new Surroundings(incident, null, Anchors.UNKNOWN, false, -1);
        }

        Surroundings after(DomainEvent event, Instant recorded, long at) {
            if (at <= position) {
                return this;
            }
            return switch (event) {
                case IncidentClosed _ -> new Surroundings(incident, reference, anchors, true, at);
                case IncidentMerged e when e.side() == JoinSide.SOURCE -> new Surroundings(incident, reference, anchors, true, at);
                case IncidentReopened _ -> new Surroundings(incident, reference, anchors, false, at);
                case IncidentDeclared e -> new Surroundings(incident, e.reference(), anchors.after(e, recorded), closed, at);
                default -> new Surroundings(incident, reference, anchors.after(event, recorded), closed, at);
            };
        }
    }
}
