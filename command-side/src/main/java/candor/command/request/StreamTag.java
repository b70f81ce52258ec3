package candor.command.request;

import org.axonframework.messaging.eventstreaming.Tag;

/** The tag by which a stream is called. */
final class StreamTag {
    private StreamTag() {}

    static Tag of(String stream) {
        int colon = stream.indexOf(':');
        return Tag.of(stream.substring(0, colon), stream.substring(colon + 1));
    }
}
