package candor.command.log;

import candor.DomainEvent;
import candor.log.LogEvent.LogKeyRetired;
import candor.log.LogEvent.LogKeyRotated;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What the log says about its keys. @param newest rotated to last @param retired that sign no longer @param rotated every one rotated to */
record LogKeysSaid(Optional<String> newest, Set<String> retired, Set<String> rotated) {
    static final LogKeysSaid NOTHING = new LogKeysSaid(Optional.empty(), Set.of(), Set.of());

    LogKeysSaid evolve(DomainEvent event) {
        return switch (event) {
            case LogKeyRotated to -> new LogKeysSaid(Optional.of(to.vkey()), retired, with(rotated, to.vkey()));
            case LogKeyRetired key -> new LogKeysSaid(newest, with(retired, key.vkey()), rotated);
            default -> this;
        };
    }

    boolean named(String vkey) {
        return rotated.contains(vkey) || retired.contains(vkey);
    }

    private static Set<String> with(Set<String> keys, String vkey) {
        Set<String> more = new HashSet<>(keys);
        more.add(vkey);
        return Set.copyOf(more);
    }
}
