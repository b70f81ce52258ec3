package candor.query.fold;

import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.JsonNode;

/** Builds read models anew: all of them, or the one that is named. */
final class RebuildOperation implements AdminOperation {
    static final String NAME = "rebuild";
    private static final int UNUSABLE = 2;
    private final ReadModels models;
    private final EventFeed feed;

    RebuildOperation(ReadModels models, EventFeed feed) {
        this.models = models;
        this.feed = feed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) {
        String wanted = arguments.path("projection").asText("");
        if (!wanted.isEmpty() && !models.names().contains(wanted)) {
            output.note("there is no read model called \"" + wanted + "\"; there are " + String.join(", ", models.names()));
            return UNUSABLE;
        }
        output.note("building " + (wanted.isEmpty() ? String.join(", ", models.names()) : wanted) + " anew from " + (feed.head() + 1) + " entries");
        if (wanted.isEmpty()) {
            models.rebuildAll(feed);
        } else {
            output.note("generation " + models.rebuild(wanted, feed));
        }
        output.line("done");
        return 0;
    }
}
