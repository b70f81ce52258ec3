package candor.query.console;

import candor.platform.command.Accepted;
import candor.query.console.form.FormValues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What became of a form that was handed in. */
public sealed interface Handed {

    /** It was accepted, and everybody who asks now sees it. */
    record Done(Accepted accepted) implements Handed {}

    /**
     * It is shown again with everything that was typed.
     *
     * @param sentence why; absent when the person only asked for another row
     * @param newer ordinals of the entries that others added meanwhile
     */
    record Again(FormValues values, HttpStatus status, @Nullable String sentence, List<Long> newer) implements Handed {}
}
