package candor.platform;

/** What this process does, as {@code candor.role} says. */
public enum NodeRole {
    /** Everything, on the embedded store unless told otherwise. */
    ALL,
    /** Takes commands. */
    COMMAND,
    /** Answers queries and serves the console; hands commands on. */
    QUERY;

    public boolean takesCommands() {
        return this != QUERY;
    }

    public boolean answersQueries() {
        return this != COMMAND;
    }
}
