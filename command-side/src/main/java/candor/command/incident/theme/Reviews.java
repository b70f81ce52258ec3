package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.Caller;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.ReviewCommand;
import candor.incident.ReviewCommand.CompleteCorrectiveAction;
import candor.incident.ReviewCommand.DetermineRootCause;
import candor.incident.ReviewCommand.RaiseCorrectiveAction;
import candor.incident.ReviewCommand.RecordReview;
import candor.incident.ReviewCommand.VerifyCorrectiveAction;
import candor.incident.ReviewEvent.CorrectiveActionCompleted;
import candor.incident.ReviewEvent.CorrectiveActionRaised;
import candor.incident.ReviewEvent.CorrectiveActionVerified;
import candor.incident.ReviewEvent.ReviewHeld;
import candor.incident.ReviewEvent.RootCauseDetermined;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was learnt: root causes, reviews, and corrective actions by their numbers. */
public record Reviews(long causes, long reviews, Map<Long, Action> actions) implements Theme<ReviewCommand> {
    public static final Reviews NONE = new Reviews(0, 0, Map.of());

    @Override
    public Reviews evolve(DomainEvent event) {
        return switch (event) {
            case RootCauseDetermined e -> new Reviews(e.determination(), reviews, actions);
            case ReviewHeld e -> new Reviews(causes, e.review(), actions);
            case CorrectiveActionRaised e -> new Reviews(causes, reviews, with(e.action(), new Action(e.owner().text().orElse(null), Stage.RAISED)));
            case CorrectiveActionCompleted e -> at(e.action(), Stage.COMPLETED);
            case CorrectiveActionVerified e -> at(e.action(), e.effective() ? Stage.VERIFIED : Stage.RAISED);
            default -> this;
        };
    }

    @Override
    public IncidentEvent decide(ReviewCommand command, Situation situation) {
        return switch (command) {
            case DetermineRootCause c -> decide(c);
            case RecordReview c -> decide(c, situation);
            case RaiseCorrectiveAction c -> decide(c);
            case CompleteCorrectiveAction c -> decide(c, situation);
            case VerifyCorrectiveAction c -> decide(c, situation.caller());
        };
    }

    private IncidentEvent decide(DetermineRootCause command) {
        if (causes > 0 && command.reason() == null) {
            throw new RuleViolation("incident.root-cause-determined", "A root cause is on record: say why that changes.");
        }
        var by = command.attribution();
        return new RootCauseDetermined(
                command.incident(), causes + 1, command.cause(), command.kinds(), command.basis(), command.reason(),
                by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(RecordReview command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new ReviewHeld(
                command.incident(), reviews + 1, command.attendees(), command.findings(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(RaiseCorrectiveAction command) {
        var by = command.attribution();
        return new CorrectiveActionRaised(
                command.incident(), actions.size() + 1L, command.measure(), command.owner(), command.due(),
                by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(CompleteCorrectiveAction command, Situation situation) {
        if (action(command.action()).stage() != Stage.RAISED) {
            throw new RuleViolation("incident.action-completed", "Corrective action " + command.action() + " is completed: it is to be verified now.");
        }
        var by = command.attribution();
        return situation.marked(irregular -> new CorrectiveActionCompleted(
                command.incident(), command.action(), command.result(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(VerifyCorrectiveAction command, Caller caller) {
        requireVerifiable(command.action(), caller);
        var by = command.attribution();
        return new CorrectiveActionVerified(
                command.incident(), command.action(), command.effective(), command.basis(), by.occurred(), by.known(), by.by(), by.means());
    }

    /** How far a corrective action has come. */
    public enum Stage {
        RAISED,
        COMPLETED,
        VERIFIED
    }

    /**
     * A corrective action.
     * @param owner account reference; absent once it is erased
     */
    public record Action(@Nullable String owner, Stage stage) {}

    /** Whether something that was to change is not verified yet. */
    public boolean open() {
        return actions.values().stream().anyMatch(action -> action.stage() != Stage.VERIFIED);
    }

    private Reviews at(long action, Stage stage) {
        Action before = actions.get(action);
        return before == null ? this : new Reviews(causes, reviews, with(action, new Action(before.owner(), stage)));
    }

    private Map<Long, Action> with(long number, Action action) {
        var more = new TreeMap<>(actions);
        more.put(number, action);
        return Map.copyOf(more);
    }

    private Action action(long number) {
        Action action = actions.get(number);
        if (action == null) {
            throw new RuleViolation("incident.no-such-action", "There is no corrective action " + number + " in this incident: check its number in the list.");
        }
        return action;
    }

    private void requireVerifiable(long number, Caller caller) {
        Action action = action(number);
        if (action.stage() != Stage.COMPLETED) {
            throw new RuleViolation(
                    "incident.action-not-completed", "Corrective action " + number + " is not waiting to be verified: it has to be completed first.");
        }
        if (caller.account() == null || caller.account().equals(action.owner())) {
            throw new RuleViolation("incident.verified-by-owner", "Somebody other than its owner has to verify a corrective action: ask a colleague.");
        }
    }
}
