package candor.query.evidence;

import candor.RuleViolation;
import candor.evidence.EvidenceCommand.RecordEvidenceAccess;
import candor.evidence.EvidenceRow;
import candor.evidence.EvidenceState;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.CommandRights;
import candor.platform.command.Issuance;
import candor.platform.evidence.EvidenceFiles;
import candor.platform.evidence.StatedDigest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Hands out the file of an item, or a part of it, to be saved and never shown by the browser. That somebody reads it is in the ledger before
 * the first byte goes out: one entry for each account and hour, so that a download in many parts is one reading.
 */
final class EvidenceDownload {
    private static final long HOUR = 3_600;
    private static final int PIECE = 1 << 16;

    private final EvidenceFiles files;
    private final CommandPort port;
    private final InstantSource clock;

    EvidenceDownload(EvidenceFiles files, CommandPort port, InstantSource clock) {
        this.files = files;
        this.port = port;
        this.clock = clock;
    }

    /** @throws RuleViolation {@code access.forbidden}, {@code evidence.digest-only}, {@code evidence.released} or {@code evidence.file-missing} */
    void send(EvidenceRow row, Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        CommandRights.require(actor, RecordEvidenceAccess.class);
        String digest = digest(row);
        long size = size(digest);
        String tag = "\"" + digest + "\"";
        describe(row, digest, tag, response);
        if (matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Optional<RequestedRange> asked = RequestedRange.of(range(request, tag), size);
        if (asked.isEmpty()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        send(digest, size, asked.get(), row, actor, request, response);
    }

    private void send(String digest, long size, RequestedRange range, EvidenceRow row, Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentLengthLong(range.length());
        if (!range.whole()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, range.contentRange(size));
        }
        if (request.getMethod().equals(HttpMethod.HEAD.name())) {
            return;
        }
        try (InputStream in = files.open(digest, range.from())) {
            record(row, actor);
            copy(in, range.length(), response.getOutputStream());
        }
    }

    private static void copy(InputStream in, long length, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        for (long left = length; left > 0; ) {
            int read = in.read(piece, 0, (int) Math.min(PIECE, left));
            if (read < 0) {
                // The length was announced, so whoever reads it sees that it broke off.
                throw new IOException("the stored file is shorter than it was");
            }
            out.write(piece, 0, read);
            left -= read;
        }
    }

    private void record(EvidenceRow row, Actor actor) {
        String reading = row.evidence() + "/" + clock.instant().getEpochSecond() / HOUR;
        port.issue(new RecordEvidenceAccess(row.evidence()), Issuance.by(actor, "evidence-access/" + reading, BodyHash.of(reading)));
    }

    private static void describe(EvidenceRow row, String digest, String tag, HttpServletResponse response) {
        String name = row.name().text().orElse(row.label());
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(StatedDigest.REPRESENTATION, StatedDigest.of(digest));
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
        // Whatever it is, a browser is to save it: its stated type is only shown on the page.
        response.setContentType("application/octet-stream");
    }

    private static String digest(EvidenceRow row) {
        if (row.state() == EvidenceState.DIGEST_ONLY) {
            throw new RuleViolation("evidence.digest-only", "Only the digest of this item is known here: whoever has the file or the text can show it.");
        }
        if (row.state() != EvidenceState.KEPT) {
            throw new RuleViolation("evidence.released", "This item has left our hands for good: its file is not kept here any more.");
        }
        return row.contentDigest().text().orElseThrow(() -> new RuleViolation("evidence.digest-erased", "The digest of this item was erased, and its file with it."));
    }

    private long size(String digest) {
        OptionalLong size = files.size(digest);
        return size.orElseThrow(() -> new RuleViolation("evidence.file-missing", "The file of this item is not where it should be: verify the item, and look for the file in the backups."));
    }

    /** A part of another version would be of no use (RFC 9110, section 13.1.5). */
    private static @Nullable String range(HttpServletRequest request, String tag) {
        String condition = request.getHeader(HttpHeaders.IF_RANGE);
        return condition == null || condition.strip().equals(tag) ? request.getHeader(HttpHeaders.RANGE) : null;
    }

    private static boolean matches(@Nullable String header, String tag) {
        return header != null && (header.strip().equals("*") || header.contains(tag));
    }
}
