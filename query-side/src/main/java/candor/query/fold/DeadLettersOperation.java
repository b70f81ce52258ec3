package candor.query.fold;

import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import candor.query.fold.DeadLetters.DeadLetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Lists the parked events, or tries them again. */
final class DeadLettersOperation implements AdminOperation {
    static final String NAME = "dead-letters";
    static final String RETRY = "retry";
    private static final int REMAINING = 1;
    private final ReadModels models;
    private final EventFeed feed;
    private final DeadLetters letters;

    DeadLettersOperation(ReadModels models, EventFeed feed, DeadLetters letters) {
        this.models = models;
        this.feed = feed;
        this.letters = letters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) {
        if (!arguments.path(RETRY).asBoolean()) {
            List<DeadLetter> parked = letters.all();
            parked.forEach(letter -> output.line(line(letter)));
            output.note(parked.isEmpty() ? "no event is parked" : parked.size() + " parked; \"candor dead-letters retry\" tries them again");
            return 0;
        }
        int folded = models.retry(feed);
        long remaining = letters.count();
        output.line(folded + " folded, " + remaining + " still parked");
        return remaining == 0 ? 0 : REMAINING;
    }

    /** Positions, types and opaque references: nothing that an event says. */
    private static String line(DeadLetter letter) {
        String why = letter.error() == null ? "waits behind another" : letter.error();
        return letter.collection() + "  position " + letter.position() + "  " + letter.type() + "  " + letter.unit() + "  " + why;
    }
}
