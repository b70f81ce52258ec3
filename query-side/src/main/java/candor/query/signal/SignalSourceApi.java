package candor.query.signal;

import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.query.signal.SignalSourceDesk.HandedSecret;
import candor.signal.AlertForm;
import candor.signal.SignalChannel;
import candor.signal.SignalSourceCommand.RegisterSignalSource;
import candor.signal.SignalSourceCommand.RotateSignalSourceSecret;
import candor.signal.SignalSourceRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Lets systems send alerts, over HTTP. */
@RestController
class SignalSourceApi {
    private final SignalSourceDesk desk;

    SignalSourceApi(SignalSourceDesk desk) {
        this.desk = desk;
    }

    /**
     * Which system may send.
     *
     * @param name by which people know it
     * @param channel that its signals come from
     * @param form in which it sends them
     */
    record SignalSourceBody(String name, SignalChannel channel, AlertForm form) {}

    @GetMapping("/api/signal-sources")
    List<SignalSourceRow> list(Actor actor) {
        CommandRights.require(actor, RegisterSignalSource.class);
        return desk.all();
    }

    @PostMapping(path = "/api/signal-sources", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<HandedSecret> register(
            @RequestBody SignalSourceBody body, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Actor actor) {
        CommandRights.require(actor, RegisterSignalSource.class);
        return once(desk.register(body.name(), body.channel(), body.form(), actor, key == null ? UUID.randomUUID().toString() : key));
    }

    @PostMapping(path = "/api/signal-sources/{signalSource}/rotate-signal-source-secret", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<HandedSecret> rotate(@PathVariable String signalSource, Actor actor) {
        CommandRights.require(actor, RotateSignalSourceSecret.class);
        return once(desk.rotate(signalSource, actor));
    }

    private static ResponseEntity<HandedSecret> once(HandedSecret secret) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(secret);
    }
}
