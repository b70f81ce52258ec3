package candor.command.signal;

import static org.assertj.core.api.Assertions.assertThat;

import candor.command.sweep.Nodes;
import candor.command.sweep.Nodes.Node;
import candor.platform.command.Accepted;
import candor.platform.command.Issuance;
import candor.platform.context.ContextModule;
import candor.sealing.FreeText;
import candor.signal.Alert;
import candor.signal.AlertForm;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.ReceiveAlert;
import candor.signal.SignalSourceCommand.RegisterSignalSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that sends the same finding again and again, a bit different each time, over the store of the service. */
class FindingUpdatesTest {
    private static final int UPDATES = 60;

    private final AtomicLong converted = new AtomicLong();

    @Test
    void theLastOfManyReadsNoMoreThanTheSecond(@TempDir Path folder) {
        try (Nodes nodes = new Nodes(folder)) {
            Node node = nodes.start("node", table -> List.of(new SignalModule(), new SignalSourceModule(), counting()));
            nodes.issue(node, new RegisterSignalSource("siem", text("SIEM"), SignalChannel.SECURITY_MONITORING, AlertForm.OCSF));
            cost(node, 0);
            cost(node, 1);
            long second = cost(node, 2);
            for (int i = 3; i < UPDATES; i++) {
                cost(node, i);
            }
            assertThat(cost(node, UPDATES)).isEqualTo(second).isPositive();
            assertThat(node.count("signal.SignalRaised")).isEqualTo(1);
            assertThat(node.count("signal.SignalRepeated")).isEqualTo(UPDATES);

            Accepted again = node.port().issue(update(UPDATES / 2), Issuance.bySystem("again", "00"));
            assertThat(again.events()).as("what came before adds nothing").isEmpty();
            assertThat(node.count("signal.AlertReceived")).isEqualTo(UPDATES + 1);
        }
    }

    /** Of sending this update: how many events were read and stored. */
    private long cost(Node node, int update) {
        long before = converted.get();
        node.port().issue(update(update), Issuance.bySystem("update-" + update, "00"));
        return converted.get() - before;
    }

    /** Every event that is read or stored is converted. */
    private ContextModule counting() {
        return configurer -> configurer.componentRegistry(components -> components.registerDecorator(EventConverter.class, 0, (_, _, converter) ->
                (EventConverter) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {EventConverter.class}, (_, method, arguments) -> {
                    converted.incrementAndGet();
                    try {
                        return method.invoke(converter, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })));
    }

    private static ReceiveAlert update(int number) {
        return new ReceiveAlert("signal-" + number, "siem", "origin-7", new Alert(
                AlertForm.OCSF, text("finding-7"), text("Sign-ins from two continents"), text("High"), text("New"), text(number + " sign-ins"), null, null,
                text("{\"count\":" + number + "}"), text("digest-" + number)));
    }

    private static FreeText text(String words) {
        return FreeText.of(words);
    }
}
