package candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.platform.context.ContextModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.test.fixture.AxonTestFixture;
import org.axonframework.test.fixture.AxonTestPhase;
import org.jspecify.annotations.Nullable;

/** Starts the modules of the service over a ledger in memory, a new one for each {@link #given}. */
public final class Decided implements AutoCloseable {
    private final ContextModule[] modules;
    private final List<AxonTestFixture> started = new ArrayList<>();

    private Decided(ContextModule... modules) {
        this.modules = modules;
    }

    public static Decided by(ContextModule... modules) {
        return new Decided(modules);
    }

    public static EventSourcingConfigurer configured(ContextModule... modules) {
        EventSourcingConfigurer configurer = EventSourcingConfigurer.create();
        Arrays.stream(modules).forEach(module -> module.configure(configurer));
        return configurer;
    }

    /** Starts from these events. */
    public Given given(Object... events) {
        AxonTestFixture fixture = AxonTestFixture.with(configured(modules));
        started.add(fixture);
        return new Given(events.length == 0 ? fixture.given().noPriorActivity() : fixture.given().events(events));
    }

    @Override
    public void close() {
        started.forEach(AxonTestFixture::stop);
    }

    /** What has happened so far. */
    public record Given(AxonTestPhase.Given given) {
        public AxonTestPhase.Then.Command when(DomainCommand command) {
            return when(command, null);
        }

        public AxonTestPhase.Then.Command when(DomainCommand command, @Nullable String account) {
            Map<String, String> metadata = account == null ? Map.of() : Map.of(DecidingModule.ACTOR, account);
            return given.when().command(command, metadata).then();
        }

        public void refuses(String code, DomainCommand command) {
            refuses(code, command, null);
        }

        public void refuses(String code, DomainCommand command, @Nullable String account) {
            when(command, account).noEvents().exceptionSatisfies(refusal(code));
        }
    }

    /** A refusal has a code for programs and a sentence for people. */
    public static Consumer<Throwable> refusal(String code) {
        return thrown -> {
            Throwable cause = thrown instanceof RuleViolation || thrown.getCause() == null ? thrown : thrown.getCause();
            assertThat(cause).isInstanceOfSatisfying(RuleViolation.class, violation -> {
                assertThat(violation.code()).isEqualTo(code);
                assertThat(violation.sentence()).matches("[A-Z\"].*\\.").doesNotContain("-0000-");
            });
        };
    }
}
