package candor.command.incident.veris;

/**
 * A record that was not imported; the others were.
 *
 * @param key the record's own, or a question mark where it has none that can be read
 * @param reason one sentence
 */
public record Rejection(String file, long line, String key, String reason) {
    @Override
    public String toString() {
        return file + ":" + line + " (" + key + "): " + reason;
    }
}
