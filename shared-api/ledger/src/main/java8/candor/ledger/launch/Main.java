package candor.ledger.launch;

import java.lang.reflect.InvocationTargetException;

/** Starts the verifier. Compiled for Java 8, so that an older Java says what is missing instead of failing on a class file. */
public final class Main {

    private static final int NEEDED = 25;
    private static final int UNUSABLE = 2;

    private Main() {
    }

    public static void main(String[] args) throws ReflectiveOperationException {
        int feature = feature(System.getProperty("java.specification.version"));
        if (feature < NEEDED) {
            System.err.println("candor-verify needs Java " + NEEDED + " or newer, and this is Java " + feature
                    + ": install a newer one from https://adoptium.net and run it with that.");
            System.exit(UNUSABLE);
        }
        try {
            Class.forName("candor.ledger.verify.CandorVerify").getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the verifier failed", e.getCause());
        }
    }

    /** "1.8" is 8, "25" is 25. */
    static int feature(String version) {
        String major = version.startsWith("1.") ? version.substring(2) : version;
        return Integer.parseInt(major.split("\\.")[0]);
    }
}
