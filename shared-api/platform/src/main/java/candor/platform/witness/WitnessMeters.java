package candor.platform.witness;

import candor.ledger.mongodb.witness.WitnessState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** Figures per witness. */
final class WitnessMeters implements MeterBinder {
    private final Witnesses witnesses;
    private final TimeStamps timeStamps;

    WitnessMeters(Witnesses witnesses, TimeStamps timeStamps) {
        this.witnesses = witnesses;
        this.timeStamps = timeStamps;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        if (timeStamps.state().isPresent()) {
            Gauge.builder("candor.timestamp.entries", timeStamps, asked -> asked.state().map(state -> (double) state.size()).orElse(0.0)).description("entries in the latest checkpoint that was time-stamped").register(meters);
        }
        for (WitnessState witness : witnesses.states()) {
            gauge(meters, witness.name(), "candor.witness.cosigned.entries", "entries in the latest checkpoint it cosigned", WitnessState::size);
            gauge(meters, witness.name(), "candor.witness.cosigned.at", "when it cosigned last, seconds since 1970", state -> state.at().map(at -> (double) at.getEpochSecond()).orElse(0.0));
            gauge(meters, witness.name(), "candor.witness.failing", "1 while requests to it come to nothing", state -> state.trouble().isPresent() ? 1 : 0);
            gauge(meters, witness.name(), "candor.witness.disputed", "1 once it holds that this is another log than it cosigned", state -> state.disputed() ? 1 : 0);
        }
    }

    private void gauge(MeterRegistry meters, String name, String meter, String description, ToDoubleFunction<WitnessState> value) {
        Gauge.builder(meter, witnesses, asked -> asked.states().stream().filter(state -> state.name().equals(name)).mapToDouble(value).findFirst().orElse(0))
                .tag("witness", name).description(description).register(meters);
    }
}
