package candor.query.ledger;

import candor.access.AuditorCommand.GrantAuditorAccess;
import candor.access.AuditorRow;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Gives auditors their tokens over HTTP. */
@RestController
class AuditorApi {
    private final AuditorDesk desk;

    AuditorApi(AuditorDesk desk) {
        this.desk = desk;
    }

    /**
     * Who is let in.
     *
     * @param auditor who gets the token
     * @param validUntil last day on which it works, in UTC, such as 2026-11-23
     */
    record AuditorBody(String auditor, String validUntil) {}

    @GetMapping("/api/auditors")
    List<AuditorRow> list(Actor actor) {
        CommandRights.require(actor, GrantAuditorAccess.class);
        return desk.all();
    }

    @PostMapping(path = "/api/auditors", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuditorDesk.GrantedAccess> give(@RequestBody AuditorBody body, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Actor actor) {
        CommandRights.require(actor, GrantAuditorAccess.class);
        AuditorDesk.GrantedAccess given = desk.give(body.auditor(), body.validUntil(), actor, key == null ? UUID.randomUUID().toString() : key);
        return ResponseEntity.status(HttpStatus.OK).cacheControl(CacheControl.noStore()).body(given);
    }
}
