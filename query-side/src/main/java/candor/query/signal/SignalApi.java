package candor.query.signal;

import candor.Page;
import candor.RuleViolation;
import candor.platform.command.Actor;
import candor.query.QueryParameters;
import candor.query.ReadRights;
import candor.signal.SignalChannel;
import candor.signal.SignalQuery.FindSignal;
import candor.signal.SignalQuery.FindSignals;
import candor.signal.SignalRow;
import candor.signal.SignalState;
import candor.signal.SignalView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the inbox over HTTP. */
@RestController
class SignalApi {
    private final SignalQueries signals;

    SignalApi(SignalQueries signals) {
        this.signals = signals;
    }

    @GetMapping("/api/signals")
    Page<SignalRow> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String incident,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer size,
            Actor actor) {
        var query = new FindSignals(
                QueryParameters.choice(SignalState.class, "state", state),
                QueryParameters.choice(SignalChannel.class, "channel", channel),
                incident,
                after,
                QueryParameters.size(size));
        Page<SignalRow> page = QueryParameters.asked(() -> signals.answer(query));
        return new Page<>(
                page.items().stream().filter(row -> ReadRights.signal(actor, row)).map(row -> ReadRights.shown(row, actor)).toList(), page.next());
    }

    @GetMapping("/api/signals/{signal}")
    ResponseEntity<SignalView> one(@PathVariable String signal, Actor actor) {
        SignalView view = signals.answer(new FindSignal(signal))
                .filter(found -> ReadRights.signal(actor, found.row()))
                .orElseThrow(() -> new RuleViolation("signal.not-found", "there is no such signal: look for it in the inbox"));
        return ResponseEntity.ok().eTag("\"" + view.row().lastOrdinal() + "\"").body(ReadRights.shown(view, actor));
    }
}
