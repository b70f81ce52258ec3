package candor.command.sweep;

import candor.command.ConditionalOnCommandSide;
import candor.platform.context.AxonLifecycle;
import candor.platform.mail.Mailer;
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

/** Sweeps while commands can be issued. Where no mail can be sent, and in a sample, nobody is reminded and nothing is recorded. */
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
    SmartLifecycle sweeping(DueTable table, MongoDatabase ledgerDatabase, List<DueHandler> handlers, InstantSource clock, Mailer mailer, Installation installation) {
        boolean reminding = mailer.isConfigured() && !installation.isSample();
        return new Sweeping(() -> reminding
                ? new Sweeper(table, new Lease(ledgerDatabase, "sweeper", UUID.randomUUID().toString(), LEASE, System::nanoTime), handlers, clock) : null);
    }

    private static final class Sweeping implements SmartLifecycle {
        private final Supplier<@Nullable Sweeper> make;
        private final AtomicReference<@Nullable Sweeper> sweeper = new AtomicReference<>();

        Sweeping(Supplier<@Nullable Sweeper> make) {
            this.make = make;
        }

        @Override
        public void start() {
            Sweeper started = make.get();
            sweeper.set(started);
            if (started != null) {
                started.start();
            }
        }

        @Override
        public void stop() {
            Sweeper stopped = sweeper.getAndSet(null);
            if (stopped != null) {
                stopped.close();
            }
        }

        @Override
        public boolean isRunning() {
            return sweeper.get() != null;
        }

        @Override
        public int getPhase() {
            return AxonLifecycle.PHASE + 1;
        }
    }
}
