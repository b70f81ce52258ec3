package candor.platform.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/openapi.json}. */
@RestController
public class OpenApiEndpoint {
    /** Where the description is. */
    public static final String PATH = "/api/openapi.json";

    private final OpenApiDocument document;

    public OpenApiEndpoint(OpenApiDocument document) {
        this.document = document;
    }

    @GetMapping(PATH)
    ObjectNode describe() {
        return document.json();
    }
}
