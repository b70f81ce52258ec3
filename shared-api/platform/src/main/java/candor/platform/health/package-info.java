/** Whether this node works: readiness with reasons, and figures for Prometheus. */
@NullMarked
package candor.platform.health;

import org.jspecify.annotations.NullMarked;
