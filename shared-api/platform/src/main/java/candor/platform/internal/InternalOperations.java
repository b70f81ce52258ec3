package candor.platform.internal;

import candor.platform.cli.AdminOperation;
import candor.platform.cli.OperationRun;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Runs what the command line asks for. The answer is one JSON object a line, sent while it runs; the last one holds the exit code. */
@RestController
public class InternalOperations {
    private final Map<String, AdminOperation> operations;
    private final BearerToken token;
    private final ObjectMapper json;

    public InternalOperations(List<AdminOperation> operations, BearerToken token, ObjectMapper json) {
        this.operations = operations.stream().collect(Collectors.toUnmodifiableMap(AdminOperation::name, Function.identity()));
        this.token = token;
        this.json = json;
    }

    @PostMapping("/internal/operations/{name}")
    void run(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody JsonNode arguments,
            HttpServletResponse response) throws IOException {
        token.require(authorization);
        response.setContentType("application/x-ndjson");
        OperationLines lines = new OperationLines(response.getOutputStream(), json);
        lines.exit(OperationRun.of(operations.get(name), arguments, lines));
    }
}
