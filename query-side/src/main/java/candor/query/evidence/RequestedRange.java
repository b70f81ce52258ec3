package candor.query.evidence;

import candor.platform.edge.Malformation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/**
 * The part of a file that is asked for (RFC 9110, section 14). Several parts at once are answered with the whole, as the RFC allows.
 *
 * @param from first byte, from 0
 * @param length in bytes
 * @param whole whether that is all of it
 */
record RequestedRange(long from, long length, boolean whole) {

    static RequestedRange whole(long size) {
        return new RequestedRange(0, size, true);
    }

    /**
     * Reads it.
     *
     * @return empty where no byte of the file is asked for (416)
     */
    static Optional<RequestedRange> of(@Nullable String header, long size) {
        if (header == null) {
            return Optional.of(whole(size));
        }
        List<HttpRange> ranges = parsed(header);
        if (ranges.size() != 1) {
            return Optional.of(whole(size));
        }
        try {
            long from = ranges.getFirst().getRangeStart(size);
            long to = ranges.getFirst().getRangeEnd(size);
            return from >= size || to < from ? Optional.empty() : Optional.of(new RequestedRange(from, to - from + 1, false));
        } catch (IllegalArgumentException beyond) {
            return Optional.empty();
        }
    }

    private static List<HttpRange> parsed(String header) {
        try {
            return HttpRange.parseRanges(header);
        } catch (IllegalArgumentException e) {
            throw new Malformation("request.bad-range", "a range is written as bytes=0-499, bytes=500- or bytes=-500");
        }
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
