package candor.signal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signals that wait for a judgement, oldest first; what one system says under one title is one line.
 *
 * @param next cursor of the next page; absent on the last one
 * @param waiting how many signals wait, whatever page or channel is shown; 200,000 stands for that many or more
 * @param unread how many of them nobody has read
 * @param byChannel how many of them came from where; channels from which none waits are absent
 */
public record Inbox(List<Line> lines, @Nullable String next, long waiting, long unread, Map<SignalChannel, Long> byChannel) {

    /**
     * One line.
     *
     * @param first the oldest of its signals
     * @param signals how many it stands for
     * @param latest when the ledger last recorded something about the youngest of them (UTC)
     */
    public record Line(SignalRow first, long signals, Instant latest) {}
}
