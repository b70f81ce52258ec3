package candor.ledger.mongodb.wire;

import candor.ledger.mongodb.wire.Fault.Reply;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One connection of the driver and its counterpart to the server; a thread for each direction. */
final class WireConnection {

    private final FaultyWire wire;
    private final Socket client;
    private final Socket server;
    private final Object toClient = new Object();
    /** What becomes of replies that are not to go through as they are, by the id of their request. */
    private final Map<Integer, Reply> awaited = new ConcurrentHashMap<>();
    private volatile boolean silent;

    WireConnection(FaultyWire wire, Socket client, Socket server) throws IOException {
        this.wire = wire;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void start() {
        Thread.ofVirtual().name("faulty-wire-requests").start(() -> pump(client, this::request));
        Thread.ofVirtual().name("faulty-wire-replies").start(() -> pump(server, this::reply));
    }

    void close() {
        wire.forget(this);
        for (Socket socket : new Socket[] {client, server}) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is as closed as it gets.
            }
        }
    }

    private interface Handler {
        void handle(WireMessage message) throws IOException;
    }

    private void pump(Socket from, Handler handler) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream(), 1 << 16));
            for (@Nullable WireMessage message = WireMessage.read(in); message != null; message = WireMessage.read(in)) {
                handler.handle(message);
            }
        } catch (IOException e) {
            // One side has gone; so does the other.
        } finally {
            close();
        }
    }

    private void request(WireMessage message) throws IOException {
        Fault fault = message.body().map(WireCommand::of).map(wire::fault).orElse(Fault.NONE);
        pause(fault.late().plus(wire.delay()));
        if (silent || wire.isSilent()) {
            return;
        }
        if (!(fault.reply() instanceof Reply.AsItIs)) {
            awaited.put(message.requestId(), fault.reply());
        }
        if (fault.applied()) {
            server.getOutputStream().write(message.bytes());
        } else {
            settle(message.requestId(), null);
        }
    }

    private void reply(WireMessage message) throws IOException {
        pause(wire.delay());
        if (!silent && !wire.isSilent()) {
            settle(message.responseTo(), message);
        }
    }

    private void settle(int requestId, @Nullable WireMessage answer) throws IOException {
        switch (awaited.remove(requestId)) {
            case Reply.Cut _ -> close();
            case Reply.Silence _ -> silent = true;
            case Reply.Instead(var other) -> answer(WireMessage.reply(requestId, other));
            case Reply.AsItIs _ -> answer(answer);
            case null -> answer(answer);
        }
    }

    private void answer(@Nullable WireMessage message) throws IOException {
        if (message != null) {
            synchronized (toClient) {
                OutputStream out = client.getOutputStream();
                out.write(message.bytes());
            }
        }
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
