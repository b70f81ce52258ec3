package candor.query.signal;

import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.OpenedEntry;
import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.signal.SignalReference;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** An alert as it arrived, read from the ledger itself: read models do not hold it. */
@ConsolePage
public class AlertPages {
    private final LedgerReader ledger;
    private final Reader reader;

    AlertPages(LedgerReader ledger, Reader reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    @GetMapping("/signals/{signal}/alerts/{position}")
    ModelAndView show(@PathVariable String signal, @PathVariable long position) {
        reader.who(ReadRights::incidents);
        OpenedEntry entry = ledger.entry(position)
                .filter(stored -> stored.entry().type().equals("signal.AlertReceived") && stored.entry().stream().equals("signal:" + signal))
                .map(ledger::opened)
                .orElseThrow(() -> new NotFound("There is no such alert of this signal."));
        return new ModelAndView("alert")
                .addObject("signal", signal)
                .addObject("reference", SignalReference.of(signal))
                .addObject("recorded", entry.entry().at())
                .addObject("body", said(entry, "body"))
                .addObject("digest", said(entry, "bodyDigest"));
    }

    /** Null where it was erased. */
    private static @Nullable String said(OpenedEntry entry, String component) {
        return entry.components().get(component) instanceof Opened.Known known ? known.disclosure().value().asText() : null;
    }
}
