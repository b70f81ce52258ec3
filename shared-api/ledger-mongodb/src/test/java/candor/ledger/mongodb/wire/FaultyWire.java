package candor.ledger.mongodb.wire;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A proxy on loopback between the driver and one server that does to commands what networks and fail-overs do. Safe for use by
 * several threads.
 */
public final class FaultyWire implements AutoCloseable {

    private final ServerAddress server;
    private final ServerSocket listener;
    private final Set<WireConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger happened = new AtomicInteger();
    private volatile Function<WireCommand, Fault> plan = command -> Fault.NONE;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean silent;

    /** @param uri of the server behind it; its first host counts */
    public FaultyWire(String uri) {
        this.server = new ServerAddress(new ConnectionString(uri).getHosts().getFirst());
        try {
            this.listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("faulty-wire").start(this::accept);
    }

    /** Address of the proxy; append options as {@code ?name=value}. */
    public String uri() {
        return "mongodb://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    /** From now on everything takes this much longer in each direction, as on a real network. */
    public void delay(Duration eachWay) {
        delay = eachWay;
    }

    /** From now on this decides about every command. */
    public void plan(Function<WireCommand, Fault> decision) {
        plan = decision;
    }

    /** The next command that matches meets the fault; those after it none. */
    public void next(Predicate<WireCommand> which, Fault fault) {
        next(which, 1, fault);
    }

    /** The next so many commands that match meet the fault. */
    public void next(Predicate<WireCommand> which, int times, Fault fault) {
        AtomicInteger left = new AtomicInteger(times);
        plan = command -> which.test(command) && left.getAndDecrement() > 0 ? fault : Fault.NONE;
    }

    /** The other side is gone and nobody says so: what was connected stays connected, new connections open, and nothing answers. */
    public void silence() {
        silent = true;
    }

    /** The other side is back: no more faults; connections that had gone silent break. */
    public void heal() {
        plan = command -> Fault.NONE;
        if (silent) {
            silent = false;
            connections.forEach(WireConnection::close);
        }
    }

    /** Commands that met a fault so far. */
    public int happened() {
        return happened.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(WireConnection::close);
    }

    Fault fault(WireCommand command) {
        Fault fault = plan.apply(command);
        if (fault != Fault.NONE) {
            happened.incrementAndGet();
        }
        return fault;
    }

    Duration delay() {
        return delay;
    }

    boolean isSilent() {
        return silent;
    }

    void forget(WireConnection connection) {
        connections.remove(connection);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                // Closed, or nothing came of a connection: the next is accepted all the same.
            }
        }
    }

    /** Where the server is not there, the driver sees a connection that opens and breaks. */
    private void connect(Socket client) throws IOException {
        try {
            WireConnection connection = new WireConnection(this, client, new Socket(server.getHost(), server.getPort()));
            connections.add(connection);
            connection.start();
        } catch (IOException e) {
            client.close();
        }
    }
}
