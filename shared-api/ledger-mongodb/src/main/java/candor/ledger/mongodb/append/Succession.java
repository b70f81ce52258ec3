package candor.ledger.mongodb.append;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a command says of those it decided behind, before they were durable. It lets a series be taken further while the last of it is
 * still being written, so that several go into one block.
 *
 * @param behind id of the command of this process that this one is stored behind or not at all; null where it depends on none
 * @param queued run when the command has its place in the queue and nothing submitted later can come before it; quick
 */
public record Succession(@Nullable UUID behind, Runnable queued) {}
