package candor.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The addresses whose bodies are files: they are read a piece at a time, bounded by whoever reads them, and put straight on disk. */
public final class FileRoutes {
    private static final String ID = "[A-Za-z0-9_-]{1,64}";
    private static final Pattern RAW = Pattern.compile("/api/incidents/" + ID + "/evidence|/api/evidence/" + ID + "/content|/internal/evidence");
    private static final Pattern FORM = Pattern.compile("/incidents/" + ID + "/evidence|/evidence/" + ID + "/open|/playbooks/import");

    private FileRoutes() {}

    /** Whether the body of this request is a file as it is. */
    public static boolean take(HttpServletRequest request) {
        return isPost(request) && RAW.matcher(request.getRequestURI()).matches();
    }

    /** Whether this request may be a form with a file in it. */
    public static boolean takeForm(HttpServletRequest request) {
        return isPost(request) && FORM.matcher(request.getRequestURI()).matches();
    }

    private static boolean isPost(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }
}
