/** Signed messages between machines, as the specification Standard Webhooks has them. */
@NullMarked
package candor.platform.webhook;

import org.jspecify.annotations.NullMarked;
