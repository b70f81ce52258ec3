package candor.query.incident.page;

import candor.RuleViolation;
import candor.incident.IntelligenceCommand.ImportIndicators;
import candor.platform.intelligence.Intelligence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.web.multipart.MultipartFile;

/**
 * A document between the form that shows what is in it and the one that records that. The browser carries it, so that no server keeps what
 * nobody has decided to keep; packed, because a form field changes line ends, and the digest is of the file's own bytes.
 */
final class PackedDocument {
    private PackedDocument() {}

    /** @throws RuleViolation where it is too large, or no text */
    static String read(MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            throw new RuleViolation("form.needed", "Choose a file: a MISP event or a STIX 2.1 bundle.");
        }
        if (file.getSize() > ImportIndicators.LARGEST) {
            throw Intelligence.tooLarge();
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.getBytes())).toString();
        } catch (CharacterCodingException e) {
            throw new RuleViolation("intelligence.no-text", "This file is no UTF-8 text: choose a MISP event or a STIX 2.1 bundle as JSON.");
        }
    }

    static String pack(String document) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(document.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /** @throws RuleViolation where it is not what {@link #pack} made */
    static String unpack(String packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            byte[] bytes = gzip.readNBytes(ImportIndicators.LARGEST + 1);
            if (bytes.length > ImportIndicators.LARGEST) {
                throw Intelligence.tooLarge();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw new RuleViolation("form.incomplete", "This form came damaged: choose the file once more.");
        }
    }
}
