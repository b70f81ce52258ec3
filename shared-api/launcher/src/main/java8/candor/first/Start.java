package candor.first;

import java.lang.reflect.InvocationTargetException;

/** Starts Candor. Compiled for Java 8, so that an older Java says what is missing instead of failing on a class file. */
public final class Start {

    private static final int NEEDED = 25;
    private static final int UNUSABLE = 2;

    private Start() {
    }

    public static void main(String[] args) throws ReflectiveOperationException {
        String version = System.getProperty("java.specification.version");
        if (feature(version) < NEEDED) {
            System.err.println("Candor needs Java " + NEEDED + " or newer and this is Java " + version
                    + ": start it with the script \"candor\", which finds an installed one, or install one from https://adoptium.net.");
            System.exit(UNUSABLE);
        }
        try {
            Class.forName("org.springframework.boot.loader.launch.JarLauncher").getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the program could not be loaded", e.getCause());
        }
    }

    /** "1.8" is 8, "25" is 25. */
    static int feature(String version) {
        String major = version.startsWith("1.") ? version.substring(2) : version;
        return Integer.parseInt(major.split("\\.")[0]);
    }
}
