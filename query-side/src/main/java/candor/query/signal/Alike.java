package candor.query.signal;

import candor.ledger.Hash;
import candor.signal.SignalRow;
import candor.signal.SignalRow.AlertNow;
import java.nio.charset.StandardCharsets;

/** Which signals stand in one line of the inbox: those of one system under one title; what people raise stands alone. */
final class Alike {
    private Alike() {}

    static String key(SignalRow row) {
        AlertNow alert = row.alert();
        return alert == null ? row.signal() : alert.title().text().map(title -> hash(alert.signalSource(), title)).orElse(row.signal());
    }

    private static String hash(String source, String title) {
        return Hash.sha256((source.length() + ":" + source + title).getBytes(StandardCharsets.UTF_8)).hex();
    }
}
