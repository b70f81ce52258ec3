package candor.task;

import candor.sealing.FreeText;
import candor.testimony.Testimony;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A playbook with all its versions.
 *
 * @param versions from the first to the last; never empty
 * @param retired why it is offered no longer; absent while it is
 */
public record PlaybookView(String playbook, List<Version> versions, @Nullable FreeText retired) {
    public PlaybookView {
        versions = List.copyOf(versions);
    }

    /** One version, as it was published. */
    public record Version(
            long number,
            FreeText title,
            @Nullable FreeText summary,
            @Nullable FreeText changes,
            @Nullable String origin,
            @Nullable FreeText notMapped,
            List<PlaybookStep> steps,
            Testimony testimony) {
        public Version {
            steps = List.copyOf(steps);
        }
    }

    /** The one that is applied. */
    public Version last() {
        return versions.getLast();
    }
}
