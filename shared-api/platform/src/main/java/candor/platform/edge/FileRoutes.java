package candor.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses whose bodies are files: they are read a piece at a time, bounded by whoever reads them, and put straight on disk. A context
 * contributes its own as a bean; everywhere else a body is small, and a form holds no file.
 */
public final class FileRoutes {
    private static final String ID = "[A-Za-z0-9_-]{1,64}";

    private final List<Pattern> bodies;
    private final List<Pattern> forms;

    private FileRoutes(List<Pattern> bodies, List<Pattern> forms) {
        this.bodies = bodies;
        this.forms = forms;
    }

    /**
     * Where the body is a file as it is.
     *
     * @param paths with identifiers in braces, such as {@code /api/evidence/{evidence}/content}
     */
    public static FileRoutes ofBodies(String... paths) {
        return new FileRoutes(patterns(paths), List.of());
    }

    /**
     * Where a form may hold a file.
     *
     * @param paths with identifiers in braces
     */
    public static FileRoutes ofForms(String... paths) {
        return new FileRoutes(List.of(), patterns(paths));
    }

    /** What the contexts contribute, together. */
    static FileRoutes all(List<FileRoutes> contexts) {
        return new FileRoutes(
                contexts.stream().flatMap(context -> context.bodies.stream()).toList(), contexts.stream().flatMap(context -> context.forms.stream()).toList());
    }

    private static List<Pattern> patterns(String... paths) {
        return Arrays.stream(paths).map(path -> Pattern.compile(path.replaceAll("\\{\\w+}", ID))).toList();
    }

    /** Whether the body of this request is a file as it is. */
    boolean take(HttpServletRequest request) {
        return isPostTo(bodies, request);
    }

    /** Whether this request may be a form with a file in it. */
    boolean takeForm(HttpServletRequest request) {
        return isPostTo(forms, request);
    }

    private static boolean isPostTo(List<Pattern> paths, HttpServletRequest request) {
        return request.getMethod().equals("POST") && paths.stream().anyMatch(path -> path.matcher(request.getRequestURI()).matches());
    }
}
