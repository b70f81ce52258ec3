package candor.command.importing;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Reads and maps the next few records on a thread of its own while one is being committed; they come out in the order of the file. */
public final class ReadAhead {
    /** Enough to keep whoever commits busy, few enough that the largest records do not matter to memory. */
    private static final int RECORDS = 16;

    private static final Mapped END = new Mapped.Unfit(new Rejection("", 0, "", ""));

    private final BlockingQueue<Mapped> ready = new ArrayBlockingQueue<>(RECORDS);
    private final Source source;

    /** Where records come from. */
    @FunctionalInterface
    public interface Source {
        /** Hands over every record, in order, mapped. @throws IOException when the source cannot be read to its end */
        void read(Consumer<Mapped> records) throws IOException;
    }

    ReadAhead(Source source) {
        this.source = source;
    }

    /** Hands every record over on this thread. @throws IOException when the source cannot be read to its end; what was read before has been handed over */
    void each(Consumer<Mapped> record) throws IOException {
        ExecutorService reader = Executors.newSingleThreadExecutor(work -> Thread.ofPlatform().name("candor-import-reader").daemon().unstarted(work));
        try {
            Future<Source> reading = reader.submit(this::read);
            for (Mapped next = ready.take(); next != END; next = ready.take()) {
                record.accept(next);
            }
            reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the import was stopped: run it again, it goes on where it was");
        } catch (ExecutionException e) {
            throw failed(e);
        } finally {
            reader.shutdownNow();
        }
    }

    private Source read() throws IOException {
        try {
            source.read(this::put);
            return source;
        } finally {
            put(END);
        }
    }

    private void put(Mapped next) {
        try {
            ready.put(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody takes the records any more");
        }
    }

    private static IOException failed(ExecutionException reading) {
        return switch (reading.getCause()) {
            case IOException unreadable -> unreadable;
            case RuntimeException broken -> throw broken;
            case null, default -> new IOException("the records could not be read", reading);
        };
    }
}
