/** How alerts reach people: recorded first, then sent, and escalated where nobody acknowledges them. */
@NullMarked
package candor.command.incident.alert;

import org.jspecify.annotations.NullMarked;
