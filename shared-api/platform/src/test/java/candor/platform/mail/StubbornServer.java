package candor.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that refuses recipients named so, and hangs up on letters that speak of it. */
final class StubbornServer implements AutoCloseable {
    private final ServerSocket socket;

    StubbornServer() throws IOException {
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                converse(new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII)), caller.getOutputStream());
            } catch (IOException e) {
                // The caller went away, or the test is over.
            }
        }
    }

    private static void converse(BufferedReader in, OutputStream out) throws IOException {
        say(out, "220 stubborn");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("DATA")) {
                say(out, "354 go on");
                if (hangsUp(in)) {
                    return;
                }
            }
            say(out, line.startsWith("RCPT") && line.contains("refused") ? "550 no such mailbox: refused@mail.example" : "250 ok");
        }
    }

    /** Reads a letter to its end. */
    private static boolean hangsUp(BufferedReader in) throws IOException {
        boolean asked = false;
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            asked |= line.contains("hang up");
        }
        return asked;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
