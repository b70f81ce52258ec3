package candor.log;

import candor.DomainEvent;
import org.axonframework.messaging.eventhandling.annotation.Event;

/** What the log says of itself; it is about no incident and no person. */
public sealed interface LogEvent extends DomainEvent {

    /**
     * This log was begun from a backup of another one: the entries before this one are those of the other log, byte for byte, at the
     * same positions. This entry is the first that is the new log's own.
     * @param origin of the other log; nothing is signed in its name any more
     * @param keys vkeys of the other log, a line each
     * @param entries number of entries that were taken over; the position of this one
     * @param root base64 root hash over them
     * @param checkpoint the other log's last signed checkpoint known where this one was begun, as text
     * @param lost how many entries that checkpoint covers which the backup did not hold
     */
    @Event(namespace = "log", name = "LogContinued", version = "1")
    record LogContinued(String origin, String keys, long entries, String root, String checkpoint, long lost) implements LogEvent {}

    /**
     * A further key signs the log's checkpoints, beside the one before it.
     * @param vkey C2SP verifier key of the new key
     * @param from size of the smallest checkpoint it signs
     */
    @Event(namespace = "log", name = "LogKeyRotated", version = "1")
    record LogKeyRotated(String vkey, long from) implements LogEvent {}

    /**
     * A key signs no longer: it is valid for checkpoints up to the first that holds this entry, whose size is this entry's position + 1.
     * @param vkey C2SP verifier key of the retired key
     */
    @Event(namespace = "log", name = "LogKeyRetired", version = "1")
    record LogKeyRetired(String vkey) implements LogEvent {}
}
