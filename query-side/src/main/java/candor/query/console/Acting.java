package candor.query.console;

import candor.platform.command.Actor;
import java.util.Optional;

/** Who is signed in. */
public interface Acting {
    /** The account behind the present request; empty where nobody is signed in. */
    Optional<Actor> actor();
}
