package candor.command.importing;

import candor.DomainCommand;
import candor.platform.command.Issuance;
import java.util.List;

/** A record that was read; nothing has changed yet. */
public sealed interface Mapped {

    /**
     * What it says, as a command. The bytes it was read from are not held: many wait at once, and a file may be a record.
     *
     * @param file name of the file it came from
     * @param line from 1
     * @param key the record's own
     * @param issuance under a key that every attempt has
     * @param warnings what of it is kept with less precision than stated; one sentence each
     */
    record Ready(String file, long line, String key, DomainCommand command, Issuance issuance, List<String> warnings) implements Mapped {
        /** What to say where it does not go in. */
        public Rejection rejection(String reason) {
            return new Rejection(file, line, key, reason);
        }
    }

    /** It cannot go in. */
    record Unfit(Rejection rejection) implements Mapped {}
}
