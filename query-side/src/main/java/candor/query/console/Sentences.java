package candor.query.console;

import java.util.Locale;

/** Sentences the console says by itself. */
public final class Sentences {
    static final String STALE = "Somebody else changed this while you were writing. Read what is new below; what you typed is kept, and sending it again means you have seen it.";
    static final String SENT_BEFORE = "This form was sent before with other content, and that stands. If you mean this as something new, send it again.";
    public static final String UNAVAILABLE = "The ledger cannot be written at the moment. What you typed is kept; send it again in a minute: it will be recorded once, however often you try.";

    private Sentences() {}

    /** With a capital and a full stop. */
    public static String whole(String sentence) {
        String capital = sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
        return capital.endsWith(".") || capital.endsWith("?") || capital.endsWith("!") ? capital : capital + ".";
    }
}
