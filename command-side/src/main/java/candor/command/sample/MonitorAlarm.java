package candor.command.sample;

import static candor.command.sample.Cast.RESPONDER;
import static candor.command.sample.Telling.identifier;
import static candor.command.sample.Telling.on;
import static candor.command.sample.Telling.text;
import static candor.command.sample.Telling.told;

import candor.signal.SignalChannel;
import candor.signal.SignalCommand.RaiseSignal;
import candor.signal.SignalCommand.RepeatSignal;
import candor.testimony.Means;

/**
 * The morning of 23 June before anybody looked: a system finds something, and twelve minutes later it is worse than that. It is copied here by
 * hand, as from a system that is not registered as a source: only an administrator registers one.
 */
record MonitorAlarm(Script script) {
    static final String SIGNAL = identifier("2018-06-23", 20);

    void tell() {
        script.step(RESPONDER, new RaiseSignal(SIGNAL, SignalChannel.SECURITY_MONITORING, text("Payment page monitor"), null, text("outgoing-2018-06-23-1"),
                text("The payment page sends data to a host that is on no list\nSeverity: Medium\n12 requests within an hour to collect.fastmetrics.example."),
                false, told(on("2018-06-23T09:41"), "2018-06-23T09:41", Means.SYSTEM)));
        script.step(RESPONDER, new RepeatSignal(SIGNAL,
                text("Severity: Medium → Critical\nEach payment sends one request there. It is as long as the card form, and no page of ours asks for it."),
                told(on("2018-06-23T09:53"), "2018-06-23T09:53", Means.SYSTEM)));
    }
}
