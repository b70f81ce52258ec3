package candor.query.ledger;

import candor.RuleViolation;
import candor.ledger.Malformed;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.tile.TileAddress;
import candor.platform.edge.Malformation;
import candor.platform.edge.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log in files (C2SP tlog-tiles). Whoever knows the address reads the checkpoint; tiles and entries need an auditor's token, as a
 * bearer (RFC 6750) or, for programs that know no header, inside the address: {@code /ledger/<id>/with/<token>/tile/…}.
 */
@RestController
class TileApi {
    private static final String BEARER = "Bearer ";
    private static final String ENTRIES = "entries/";
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final LedgerReader ledger;
    private final LogFacts log;
    private final AuditorGate gate;

    TileApi(LedgerReader ledger, LogFacts log, AuditorGate gate) {
        this.ledger = ledger;
        this.log = log;
        this.gate = gate;
    }

    @GetMapping({"/ledger/{id}/checkpoint", "/ledger/{id}/with/{token}/checkpoint"})
    ResponseEntity<String> checkpoint(@PathVariable String id) {
        requireKnown(id);
        String note = ledger.latestCheckpoint().map(signed -> signed.note().format())
                .orElseThrow(() -> new RuleViolation("ledger.not-found", "nothing was signed yet: the log is empty"));
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).contentType(MediaType.parseMediaType(TEXT)).body(note);
    }

    @GetMapping("/ledger/{id}/tile/**")
    ResponseEntity<?> tile(@PathVariable String id, @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String bearer, HttpServletRequest request) {
        requireKnown(id);
        String token = bearer != null && bearer.regionMatches(true, 0, BEARER, 0, BEARER.length()) ? bearer.substring(BEARER.length()).strip() : "";
        return answer(token, request);
    }

    @GetMapping("/ledger/{id}/with/{token}/tile/**")
    ResponseEntity<?> tileWith(@PathVariable String id, @PathVariable String token, HttpServletRequest request) {
        requireKnown(id);
        return answer(token, request);
    }

    private ResponseEntity<?> answer(String token, HttpServletRequest request) {
        if (!gate.admits(new AuditorToken(token))) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problem.of(HttpStatus.UNAUTHORIZED.value(), "access.no-auditor-token", "show a valid auditor's token: ask whoever operates this log for one"));
        }
        String path = request.getRequestURI().substring(request.getRequestURI().indexOf("/tile/") + 1);
        return ResponseEntity.ok().cacheControl(FOR_EVER).contentType(MediaType.APPLICATION_OCTET_STREAM).body(read(path));
    }

    private byte[] read(String path) {
        try {
            return path.startsWith("tile/" + ENTRIES)
                    ? ledger.entryBundle(TileAddress.parseEntries(path))
                    : ledger.tile(TileAddress.parse(path)).toBytes();
        } catch (Malformed unreadable) {
            throw new Malformation("request.bad-tile-path", "a tile's path is tile/<level>/<number>[.p/<width>] or tile/entries/<number>[.p/<width>], as C2SP tlog-tiles writes it");
        } catch (IndexOutOfBoundsException beyond) {
            throw new RuleViolation("ledger.not-found", "the published checkpoint does not cover this tile");
        }
    }

    private void requireKnown(String id) {
        if (!id.equals(log.id())) {
            throw new RuleViolation("ledger.not-found", "there is no log of this name here");
        }
    }
}
