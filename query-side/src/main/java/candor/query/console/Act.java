package candor.query.console;

import java.util.List;

/**
 * Something a person may do from a page.
 *
 * @param href address of its form
 */
public record Act(String label, String href) {

    /** Acts of one kind under a heading. */
    public record Group(String title, List<Act> acts) {}
}
