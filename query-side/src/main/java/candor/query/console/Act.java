package candor.query.console;

import java.util.List;

/**
 * Something a person may do from a page.
 *
 * @param href address of its form
 */
public record Act(String label, String href) {

    /**
     * Acts of one kind under a heading.
     *
     * @param more those that are needed less often, and folded away
     */
    public record Group(String title, List<Act> acts, List<Act> more) {
        public Group(String title, List<Act> acts) {
            this(title, acts, List.of());
        }
    }
}
