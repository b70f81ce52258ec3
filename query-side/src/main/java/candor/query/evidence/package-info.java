/** Evidence as people see it: the list of an incident, the line of hands of an item, its file, and whether it is still what it was. */
@NullMarked
package candor.query.evidence;

import org.jspecify.annotations.NullMarked;
