package candor.command.sweep;

import candor.command.ConditionalOnCommandSide;
import candor.platform.context.AxonLifecycle;
import candor.platform.store.Installation;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;

/**
 * Sweeps while commands can be issued, each kind by itself: a mail server that hangs while somebody is reminded must not hold back an alert. In a
 * sample nothing is swept and nothing recorded.
 */
@AutoConfiguration
@ConditionalOnCommandSide
public class SweepConfiguration {
    /** A sweep that waits for a mail server may be longer: then another node begins, and does nothing twice. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Bean
    DueTable dueTable(MongoDatabase ledgerDatabase) {
        DueTable table = new DueTable(ledgerDatabase);
        table.prepare();
        return table;
    }

    @Bean
    SmartLifecycle sweeping(DueTable table, MongoDatabase ledgerDatabase, List<DueHandler> handlers, InstantSource clock, Installation installation) {
        String node = UUID.randomUUID().toString();
        return new Sweeping(() -> installation.isSample() ? List.of() : handlers.stream().filter(DueHandler::isReady)
                .map(handler -> new Sweeper(table, new Lease(ledgerDatabase, "sweeper-" + handler.kind(), node, LEASE, System::nanoTime), handler, clock))
                .toList());
    }

    private static final class Sweeping implements SmartLifecycle {
        private final Supplier<List<Sweeper>> make;
        private final AtomicReference<@Nullable List<Sweeper>> sweepers = new AtomicReference<>();

        Sweeping(Supplier<List<Sweeper>> make) {
            this.make = make;
        }

        @Override
        public void start() {
            List<Sweeper> started = make.get();
            sweepers.set(started);
            started.forEach(Sweeper::start);
        }

        @Override
        public void stop() {
            List<Sweeper> stopped = sweepers.getAndSet(null);
            if (stopped != null) {
                stopped.forEach(Sweeper::close);
            }
        }

        @Override
        public boolean isRunning() {
            return sweepers.get() != null;
        }

        @Override
        public int getPhase() {
            return AxonLifecycle.PHASE + 1;
        }
    }
}
