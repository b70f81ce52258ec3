package candor.command.importing;

/**
 * A record that was not imported; the others were.
 *
 * @param key the record's own, or a question mark where it has none that can be read
 * @param reason one sentence
 */
public record Rejection(String file, long line, String key, String reason) {
    static final String OTHER_CONTENT = "this record was imported before with other content; what was imported stays as it is";

    /** The reason why a value is not kept. */
    public static String unkept(IllegalArgumentException why) {
        return "a value of the record cannot be kept: " + why.getMessage();
    }

    @Override
    public String toString() {
        return file + ":" + line + " (" + key + "): " + reason;
    }
}
