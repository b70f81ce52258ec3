package candor.task;

/** What has become of a task. */
public enum TaskState {
    OPEN,
    DONE,
    SKIPPED
}
