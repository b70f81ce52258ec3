package candor.platform.edge;

/**
 * A request that cannot be understood. Its sentence names the member, never what the member holds.
 */
public final class Malformation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code stable, {@code request.reason}; @param sentence what is wrong where */
    public Malformation(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
