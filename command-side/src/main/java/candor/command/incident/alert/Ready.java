package candor.command.incident.alert;

import candor.command.incident.alert.Alarm.Head;
import candor.incident.AlertEvent.AlertDispatched;
import java.util.List;

/**
 * A message that is recorded and may be sent.
 *
 * @param addresses for mail; never stored
 */
record Ready(AlertDispatched dispatched, Head head, List<String> addresses) {

    /** Never with an address. */
    @Override
    public String toString() {
        return "Ready[" + dispatched.delivery() + "]";
    }
}
