/** Playbooks, which are published and never changed, and the tasks of incidents. */
@NullMarked
package candor.command.task;

import org.jspecify.annotations.NullMarked;
