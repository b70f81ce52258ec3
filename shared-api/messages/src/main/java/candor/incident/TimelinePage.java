package candor.incident;

import java.util.List;

/**
 * Up to a hundred entries of a timeline.
 *
 * @param page from 1
 * @param pages how many there are
 * @param entries how many entries there are in all
 */
public record TimelinePage(List<TimelineEntry> items, int page, int pages, long entries) {
    public static final int SIZE = 100;

    public TimelinePage {
        items = List.copyOf(items);
    }
}
