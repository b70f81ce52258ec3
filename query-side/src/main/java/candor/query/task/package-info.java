/** Playbooks, the task board of an incident, and everybody's own tasks. */
@org.jspecify.annotations.NullMarked
package candor.query.task;
