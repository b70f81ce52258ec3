package candor.platform.internal;

import candor.platform.cli.AdminOutput;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** An operation's output on its way to the command line. Whoever asked may be gone: the operation goes on all the same. */
final class OperationLines implements AdminOutput {
    private final OutputStream out;
    private final ObjectMapper json;
    private boolean gone;

    OperationLines(OutputStream out, ObjectMapper json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void line(String text) {
        send("line", text);
    }

    @Override
    public void note(String text) {
        send("note", text);
    }

    void exit(int code) {
        send("exit", code);
    }

    private synchronized void send(String kind, Object value) {
        if (gone) {
            return;
        }
        try {
            out.write(json.writeValueAsBytes(Map.of(kind, value)));
            out.write('\n');
            out.flush();
        } catch (IOException | UncheckedIOException disconnected) {
            gone = true;
        }
    }
}
