package candor.launcher;

import candor.platform.cli.CandorCommand;

/** {@code candor.jar}. */
public final class Candor {
    private Candor() {}

    public static void main(String[] args) {
        int code = CandorCommand.run(args);
        if (code != 0) {
            System.exit(code);
        }
    }
}
