package candor.query.signal;

import candor.Page;
import candor.RuleViolation;
import candor.platform.command.Actor;
import candor.query.Queries;
import candor.query.QueryParameters;
import candor.query.ReadRights;
import candor.signal.Inbox;
import candor.signal.ReportView;
import candor.signal.SignalChannel;
import candor.signal.SignalQuery.FindInbox;
import candor.signal.SignalQuery.FindReport;
import candor.signal.SignalQuery.FindReports;
import candor.signal.SignalQuery.FindSignal;
import candor.signal.SignalQuery.FindSignalHistory;
import candor.signal.SignalQuery.FindSignals;
import candor.signal.SignalRow;
import candor.signal.SignalState;
import candor.signal.SignalView;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the inbox over HTTP. */
@RestController
class SignalApi {
    private final Queries queries;

    SignalApi(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/signals")
    Page<SignalRow> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String incident,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size,
            Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        var query = new FindSignals(
                QueryParameters.choice(SignalState.class, "state", state),
                QueryParameters.choice(SignalChannel.class, "channel", channel),
                incident,
                after,
                QueryParameters.size(size));
        Page<SignalRow> page = QueryParameters.asked(() -> queries.ask(query));
        return new Page<>(page.items().stream().map(row -> ReadRights.shown(row, actor)).toList(), page.next());
    }

    /** What waits, oldest first; with {@code like} the signals of one line, each by itself. */
    @GetMapping("/api/inbox")
    Inbox inbox(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String like,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size,
            Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        var query = new FindInbox(QueryParameters.choice(SignalChannel.class, "channel", channel), like, after, QueryParameters.size(size));
        Inbox inbox = QueryParameters.asked(() -> queries.ask(query));
        return ReadRights.shown(inbox, actor);
    }

    /** What the account itself reported, newest first. */
    @GetMapping("/api/reports")
    List<ReportView> reports(Actor actor) {
        return queries.ask(new FindReports(actor.account()));
    }

    /** What became of one of them. */
    @GetMapping("/api/reports/{reference}")
    ReportView report(@PathVariable String reference, Actor actor) {
        return queries.ask(new FindReport(actor.account(), reference))
                .orElseThrow(() -> new RuleViolation("signal.not-found", "there is no such report of yours: look at the list of what you reported"));
    }

    /** Every entry of it, read in the ledger, in order. */
    @GetMapping("/api/signals/{signal}/history")
    Page<SignalView.Step> history(
            @PathVariable String signal, @RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable Integer size, Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        SignalView view = queries.ask(new FindSignal(signal)).orElseThrow(() -> new RuleViolation("signal.not-found", "there is no such signal: look for it in the inbox"));
        Page<SignalView.Step> page = QueryParameters.asked(() -> queries.ask(new FindSignalHistory(signal, after, QueryParameters.size(size))));
        return ReadRights.shown(page, view.row(), actor);
    }

    /** Whoever only reported it is sent to what they may see of it. */
    @GetMapping("/api/signals/{signal}")
    ResponseEntity<SignalView> one(@PathVariable String signal, Actor actor) {
        SignalView view = queries.ask(new FindSignal(signal))
                .filter(found -> ReadRights.signal(actor, found.row()))
                .orElseThrow(() -> new RuleViolation("signal.not-found", "there is no such signal: look for it in the inbox"));
        if (!ReadRights.incidents(actor)) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/api/reports/" + view.row().reference())).build();
        }
        return ResponseEntity.ok().eTag("\"" + view.row().lastOrdinal() + "\"").body(ReadRights.shown(view, actor));
    }
}
