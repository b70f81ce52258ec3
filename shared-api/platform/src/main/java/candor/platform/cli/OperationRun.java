package candor.platform.cli;

import candor.RuleViolation;
import candor.platform.edge.Problem;
import candor.platform.edge.Problems;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an operation and turns whatever it throws into one sentence and an exit code. */
public final class OperationRun {
    private static final Logger LOG = LoggerFactory.getLogger(OperationRun.class);
    private static final int REFUSED = 1;
    private static final int UNUSABLE = 2;

    private OperationRun() {}

    public static int of(@Nullable AdminOperation operation, JsonNode arguments, AdminOutput output) {
        if (operation == null) {
            output.note("this node does not offer that: ask the node of the other role, or one of the same release as the command line");
            return UNUSABLE;
        }
        try {
            return operation.run(arguments, output);
        } catch (RuleViolation refused) {
            output.note(refused.sentence());
            return REFUSED;
        } catch (Exception failed) {
            Problem problem = Problems.of(failed);
            LOG.atError().addKeyValue("operation", operation.name()).addKeyValue("exception", failed.getClass().getName()).log("an operation failed");
            output.note(problem.detail() + " (" + failed.getClass().getSimpleName() + ")");
            return UNUSABLE;
        }
    }
}
