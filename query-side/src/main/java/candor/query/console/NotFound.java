package candor.query.console;

/** There is no such page: nothing of that name is known, or not to this reader. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence shown on the page; holds nothing that was typed */
    public NotFound(String sentence) {
        super(sentence);
    }
}
