package candor.command.request;

import candor.command.ConditionalOnCommandSide;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.access.Credentials;
import candor.platform.command.CommandPort;
import candor.platform.context.AxonLifecycle;
import candor.platform.context.ContextModule;
import candor.platform.edge.CommandRoutes;
import candor.platform.store.Installation;
import candor.platform.store.MongoStore;
import candor.request.RequestCommand;
import candor.request.RequestCommand.RecordContentErasure;
import candor.request.RequestCommand.RecordErasure;
import candor.request.RequestCommand.RequestContentErasure;
import candor.request.RequestCommand.RequestErasure;
import candor.request.RequestCommand.StartErasure;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;

/** Where erasures are asked for, and what carries them out. */
@AutoConfiguration
@ConditionalOnCommandSide
public class RequestApi {
    private final AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});

    @Bean
    ContextModule requestCommands(MongoLedger ledger) {
        return new RequestModule(SealedContents.of(ledger));
    }

    @Bean
    ContextModule erasureProcessor(MongoLedger ledger) {
        return new ErasureProcessor(ledger::erasures, () -> wake.get().run());
    }

    @Bean
    SmartLifecycle erasureWorker(MongoLedger ledger, CommandPort port, Credentials credentials, Installation installation, MongoStore store) {
        // The accounts of a sample are those of the real ledger: leaving the sample must not lock anybody out.
        Consumer<String> traces = installation.isSample() ? account -> {} : credentials::erase;
        return new Working(ledger, new ErasureOutside(ledger, port, traces, store.compact()), wake);
    }

    @Bean
    CommandRoutes requestRoutes() {
        return CommandRoutes.under("/api/requests/{request}", RequestCommand.class)
                .at("/api/requests/erasure", RequestErasure.class)
                .at("/api/requests/content-erasure", RequestContentErasure.class)
                .without(StartErasure.class, RecordErasure.class, RecordContentErasure.class);
    }

    /** Works while commands can be issued. */
    private static final class Working implements SmartLifecycle {
        private final MongoLedger ledger;
        private final ErasureOutside outside;
        private final AtomicReference<Runnable> wake;
        private final AtomicReference<@Nullable ErasureWorker> worker = new AtomicReference<>();

        Working(MongoLedger ledger, ErasureOutside outside, AtomicReference<Runnable> wake) {
            this.ledger = ledger;
            this.outside = outside;
            this.wake = wake;
        }

        @Override
        public void start() {
            ErasureWorker started = new ErasureWorker(ledger.erasures(), ledger.erasing(outside));
            worker.set(started);
            wake.set(started::wake);
            started.start();
        }

        @Override
        public void stop() {
            ErasureWorker stopped = worker.getAndSet(null);
            if (stopped != null) {
                stopped.close();
            }
        }

        @Override
        public boolean isRunning() {
            return worker.get() != null;
        }

        @Override
        public int getPhase() {
            return AxonLifecycle.PHASE + 1;
        }
    }
}
