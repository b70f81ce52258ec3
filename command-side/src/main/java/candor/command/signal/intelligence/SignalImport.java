package candor.command.signal.intelligence;

import candor.RuleViolation;
import candor.command.importing.Mapped;
import candor.command.importing.RecordId;
import candor.command.importing.Rejection;
import candor.command.importing.SourceRecord;
import candor.incident.IntelligenceFormat;
import candor.platform.command.BodyHash;
import candor.platform.command.Issuance;
import candor.platform.intelligence.Intelligence;
import candor.platform.intelligence.IntelligenceReport;
import candor.sealing.FreeText;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.RaiseSignal;
import candor.testimony.Attribution;
import candor.testimony.Means;
import candor.testimony.StatedTime;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Makes one command of each report. It is known by its source's own identifier: the same version of it adds nothing, and a newer one is said
 * again on the same signal.
 */
final class SignalImport {
    /** Bytes of the largest file: a long event has some thousand attributes. */
    static final int LARGEST = 16 << 20;

    private final IntelligenceFormat format;
    private final UnaryOperator<String> keyedHash;

    /** @param keyedHash hex HMAC under a key of the ledger */
    SignalImport(IntelligenceFormat format, UnaryOperator<String> keyedHash) {
        this.format = format;
        this.keyedHash = keyedHash;
    }

    /** What a file holds, one record for each of its reports. */
    void map(SourceRecord source, Consumer<Mapped> records) {
        String name = source.name() == null ? "?" : source.name();
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source.bytes())).toString();
            Intelligence.read(text, LARGEST).forEach(report -> records.accept(map(source, report)));
        } catch (CharacterCodingException e) {
            records.accept(unfit(source, name, "this is not UTF-8 text"));
        } catch (RuleViolation refused) {
            records.accept(unfit(source, name, refused.sentence()));
        }
    }

    private Mapped map(SourceRecord source, IntelligenceReport report) {
        if (report.format() != format) {
            String other = report.format().name().toLowerCase(Locale.ROOT);
            return unfit(source, report.reference(), "this is no " + format + ": import it with \"candor import " + other + "\"");
        }
        try {
            return ready(source, report);
        } catch (IllegalArgumentException e) {
            return unfit(source, report.reference(), Rejection.unkept(e));
        }
    }

    private Mapped ready(SourceRecord source, IntelligenceReport report) {
        String system = format.name().toLowerCase(Locale.ROOT);
        String originKey = keyedHash.apply(system + ":" + report.reference());
        StatedTime changed = report.changed();
        String signal = RecordId.of(originKey, changed);
        String said = report.producer() == null ? format.name() : format + ": " + report.producer();
        var command = new RaiseSignal(
                signal, SignalChannel.SECURITY_MONITORING, FreeText.of(said), originKey, FreeText.of(report.reference()), FreeText.of(SignalWords.of(report)), false,
                new Attribution(null, changed, null, Means.SYSTEM));
        String version = BodyHash.of(report.version());
        return new Mapped.Ready(source.file(), source.line(), report.reference(), command, Issuance.bySystem("import:" + originKey + ":" + version, version), List.of());
    }

    private static Mapped unfit(SourceRecord source, String key, String reason) {
        return new Mapped.Unfit(new Rejection(source.file(), source.line(), key, reason));
    }
}
