package candor.platform.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hash of what a caller sent: two requests under one key are the same when theirs are equal. Times set by the server are no part of it. */
public final class BodyHash {
    private BodyHash() {}

    /** Of a text, such as a record of an import or a canonical JSON document: hex SHA-256 of its UTF-8. */
    public static String of(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** Of the fields of a form, whatever their order; name the command among them. */
    public static String of(Map<String, String> fields) {
        SortedMap<String, String> sorted = new TreeMap<>(fields);
        StringBuilder text = new StringBuilder();
        sorted.forEach((name, value) -> text.append(name.length()).append(':').append(name).append(value.length()).append(':').append(value));
        return of(text.toString());
    }
}
