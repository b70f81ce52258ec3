package candor.platform.cli;

/** Where an operation says what it does while it does it; every line reaches the person at the command line at once. */
public interface AdminOutput {
    /** One line of result, on standard output. */
    void line(String text);

    /** One line about progress or trouble, on standard error. */
    void note(String text);
}
