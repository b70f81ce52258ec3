package candor.command.task;

/** A playbook that was written elsewhere. */
public record Taken(String playbook, Version version) {}
