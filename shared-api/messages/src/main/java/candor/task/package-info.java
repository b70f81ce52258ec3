/** Response plans as versioned data, and the tasks that applying one to an incident makes. */
@NullMarked
package candor.task;

import org.jspecify.annotations.NullMarked;
