package candor.query;

import candor.platform.command.Actor;
import java.util.Optional;

/** For whom the read side answers. */
@FunctionalInterface
public interface Audience {
    /** Whoever reads; empty where nobody does, as in the command line of whoever owns the data folder, or an automation. */
    Optional<Actor> reader();
}
