package candor.incident;

/** A command that says what already happened outside. It is never refused for being irregular, or the truth would leave the ledger. */
public interface ReportOfFact {}
