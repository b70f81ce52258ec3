package candor.query.ledger;

import candor.access.AuditorCommand.RecordAuditorUse;
import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.query.access.Auditors;
import candor.query.access.Auditors.Valid;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Lets an auditor in by token, and sees to it that the ledger says on which days they read: before they read, not after. */
final class AuditorGate {
    private final Auditors auditors;
    private final CommandPort port;
    private final InstantSource clock;
    private final Map<String, LocalDate> recorded = new ConcurrentHashMap<>();

    AuditorGate(Auditors auditors, CommandPort port, InstantSource clock) {
        this.auditors = auditors;
        this.port = port;
        this.clock = clock;
    }

    /** Whether the token is one of a valid access; if so, its use is on record when this returns. */
    boolean admits(AuditorToken token) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Hash shown = token.hash();
        Optional<Valid> access = token.grant().flatMap(grant -> auditors.validOn(today, grant));
        if (access.isEmpty() || !MessageDigest.isEqual(shown.toBytes(), bytes(access.get().tokenHash()))) {
            return false;
        }
        record(access.get(), today);
        return true;
    }

    private void record(Valid access, LocalDate today) {
        String grant = access.row().grant();
        if (today.equals(recorded.get(grant)) || today.toString().equals(access.row().lastUsedOn())) {
            return;
        }
        String key = "auditor-use-" + grant + "-" + today;
        port.issue(new RecordAuditorUse(grant, today.toString()), Issuance.bySystem(key, BodyHash.of(key)));
        recorded.put(grant, today);
    }

    private static byte[] bytes(String hex) {
        try {
            return Hash.ofHex(hex).toBytes();
        } catch (Malformed unusable) {
            return new byte[0];
        }
    }
}
