package candor.platform.openapi;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a server really takes below {@code /api}, as {@code method path}: the other side of every comparison with its description. */
public final class RegisteredPaths {
    private RegisteredPaths() {}

    public static Set<String> of(RequestMappingHandlerMapping mappings) {
        Set<String> taken = new TreeSet<>();
        mappings.getHandlerMethods().keySet().forEach(info -> {
            for (String path : info.getPatternValues()) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    if (path.startsWith("/api/") && !path.equals("/api/openapi.json")) {
                        taken.add(method.name().toLowerCase(Locale.ROOT) + " " + path);
                    }
                }
            }
        });
        return taken;
    }
}
