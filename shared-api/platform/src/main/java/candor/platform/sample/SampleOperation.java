package candor.platform.sample;

import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.JsonNode;

/** What {@code candor demo} does. */
record SampleOperation(String name, Runnable change, String said) implements AdminOperation {
    @Override
    public int run(JsonNode arguments, AdminOutput output) {
        change.run();
        output.line(said);
        return 0;
    }
}
