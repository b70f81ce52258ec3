package candor.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task of which somebody is reminded.
 *
 * @param step key of the playbook's step; absent where the task was added by hand
 * @param due the instant it is due, as known when the reminder is made
 */
public record TaskDue(String task, @Nullable String step, Instant due) {}
