package candor.platform.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** Asks twice at a terminal; where there is none, reads one line from standard input. */
final class PasswordPrompt {
    private PasswordPrompt() {}

    static Optional<String> ask() {
        Console console = System.console();
        return console != null && console.isTerminal() ? fromTerminal(console) : fromInput();
    }

    private static Optional<String> fromTerminal(Console console) {
        char[] first = console.readPassword("password: ");
        char[] second = console.readPassword("again: ");
        return first != null && second != null && first.length > 0 && Arrays.equals(first, second) ? Optional.of(new String(first)) : Optional.empty();
    }

    private static Optional<String> fromInput() {
        try {
            // The stream stays open: it belongs to the process.
            String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return Optional.ofNullable(line).filter(password -> !password.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }
}
