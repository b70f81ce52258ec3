package candor.query.evidence;

import candor.RuleViolation;
import candor.evidence.EvidenceCommand.CollectEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.platform.edge.Problem;
import candor.platform.edge.Problems;
import candor.platform.evidence.EvidenceIntake;
import candor.platform.evidence.KeptFile;
import candor.platform.evidence.StatedType;
import candor.query.console.FormDesk;
import candor.query.console.Handed;
import candor.query.console.Sentences;
import candor.query.console.form.FormValues;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/** Takes in files from forms: first the file is durable, then the command names it. */
final class UploadDesk {
    private final EvidenceIntake intake;
    private final FormDesk desk;

    UploadDesk(EvidenceIntake intake, FormDesk desk) {
        this.intake = intake;
        this.desk = desk;
    }

    /** What was sent, before it is read. */
    record Sent(String name, String mediaType, Source source) {

        static Sent of(MultipartFile file) {
            String name = file.getOriginalFilename();
            return new Sent(name == null ? "" : baseName(name), StatedType.read(file.getContentType()), file::getInputStream);
        }

        /** A browser sends the line ends of a text in its own way; what was hashed has line feeds. */
        static Sent of(String text) {
            byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return new Sent("", "text/plain", () -> new ByteArrayInputStream(bytes));
        }

        /** Some browsers send a path. */
        private static String baseName(String name) {
            return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        }

        /** Opens it. */
        @FunctionalInterface
        interface Source {
            InputStream open() throws IOException;
        }
    }

    Handed collect(String incident, Sent sent, FormValues values) throws IOException {
        return keep(sent, values, file -> {
            Map<String, List<String>> all = new HashMap<>(values.byName());
            all.put("incident", List.of(incident));
            all.put("mediaType", List.of(sent.mediaType()));
            all.put("size", List.of(Long.toString(file.size())));
            all.put("contentDigest", List.of(file.digest()));
            if (values.text("name").isEmpty()) {
                all.put("name", List.of(sent.name()));
            }
            return desk.hand(CollectEvidence.class, Map.of("incident", incident), new FormValues(all), body -> body.without("incident"));
        });
    }

    Handed open(String evidence, Sent sent, FormValues values) throws IOException {
        return keep(sent, values, file -> {
            Map<String, List<String>> all = new HashMap<>(values.byName());
            all.put("size", List.of(Long.toString(file.size())));
            all.put("contentDigest", List.of(file.digest()));
            return desk.hand(OpenEvidence.class, Map.of("evidence", evidence), new FormValues(all));
        });
    }

    private Handed keep(Sent sent, FormValues values, Function<KeptFile, Handed> then) throws IOException {
        KeptFile file;
        try (InputStream in = sent.source().open()) {
            file = intake.take(in, null);
        } catch (RuleViolation refused) {
            Problem problem = Problems.of(refused);
            return new Handed.Again(values, HttpStatus.valueOf(problem.status()), Sentences.whole(problem.detail()), List.of());
        } catch (LedgerUnavailable absent) {
            return new Handed.Again(values, HttpStatus.SERVICE_UNAVAILABLE, Sentences.UNAVAILABLE, List.of());
        }
        return then.apply(file);
    }
}
