package candor.query.console;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.OversizedEvent;
import candor.ledger.mongodb.StaleView;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.platform.command.EventReceipt;
import candor.platform.edge.CommandEdge;
import candor.platform.edge.Malformation;
import candor.platform.edge.Problem;
import candor.platform.edge.Problems;
import candor.query.Projected;
import candor.query.console.form.CommandForms;
import candor.query.console.form.FormValues;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.MongoException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;

/** Takes in forms: reads them, issues the command, waits until it shows, and keeps what was typed when it is refused. */
public final class FormDesk {
    private final CommandForms forms;
    private final CommandEdge edge;
    private final Acting acting;
    private final Projected projected;

    public FormDesk(CommandForms forms, CommandEdge edge, Acting acting, Projected projected) {
        this.forms = forms;
        this.edge = edge;
        this.acting = acting;
        this.projected = projected;
    }

    /**
     * @param ids components that the address names, such as {@code incident}
     * @throws RuleViolation {@code access.forbidden}; a form shown again names accounts and what it is about, so it is for those only who may issue it
     */
    public Handed hand(Class<? extends DomainCommand> command, Map<String, String> ids, FormValues values) {
        return hand(command, ids, values, body -> body);
    }

    /**
     * @param completed puts into the body what a person names otherwise than the API does
     * @throws RuleViolation {@code access.forbidden}
     */
    public Handed hand(Class<? extends DomainCommand> command, Map<String, String> ids, FormValues values, UnaryOperator<ObjectNode> completed) {
        acting.actor().ifPresent(actor -> CommandRights.require(actor, command));
        if (values.text(FormValues.MORE).isPresent()) {
            return new Handed.Again(values, HttpStatus.OK, null, List.of());
        }
        try {
            Accepted accepted = issue(command, ids, values, completed);
            accepted.events().stream().mapToLong(EventReceipt::position).max().ifPresent(projected::await);
            return new Handed.Done(accepted);
        } catch (StaleView stale) {
            return new Handed.Again(values, HttpStatus.CONFLICT, Sentences.STALE, stale.newer().stream().map(StaleView.Newer::ordinal).toList());
        } catch (IdempotencyConflict _) {
            return new Handed.Again(without(values, CommandForms.KEY), HttpStatus.CONFLICT, Sentences.SENT_BEFORE, List.of());
        } catch (LedgerUnavailable | MongoException _) {
            return new Handed.Again(values, HttpStatus.SERVICE_UNAVAILABLE, Sentences.UNAVAILABLE, List.of());
        } catch (RuleViolation | Malformation | OversizedEvent refusal) {
            Problem problem = Problems.of(refusal);
            return new Handed.Again(values, HttpStatus.valueOf(problem.status()), Sentences.whole(problem.detail()), List.of());
        }
    }

    private Accepted issue(Class<? extends DomainCommand> command, Map<String, String> ids, FormValues values, UnaryOperator<ObjectNode> completed) {
        Actor actor = acting.actor().orElseThrow(() -> new RuleViolation("access.unauthenticated", "please sign in again in another tab, then send this form again"));
        String key = values.text(CommandForms.KEY).orElseThrow(() -> new RuleViolation("form.incomplete", "this form came without its key: please send it again"));
        return edge.issue(command, ids, completed.apply(forms.body(command, values)), actor, key, seen(values));
    }

    private static OptionalLong seen(FormValues values) {
        try {
            return values.text(CommandForms.SEEN).map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
        } catch (NumberFormatException _) {
            throw new RuleViolation("form.incomplete", "this form came damaged: please open it again");
        }
    }

    private static FormValues without(FormValues values, String name) {
        Map<String, List<String>> rest = new HashMap<>(values.byName());
        rest.remove(name);
        return new FormValues(rest);
    }
}
