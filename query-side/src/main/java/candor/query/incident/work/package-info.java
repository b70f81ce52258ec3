/** What people do about an incident: pure folds, one for each list that its page shows. */
@NullMarked
package candor.query.incident.work;

import org.jspecify.annotations.NullMarked;
