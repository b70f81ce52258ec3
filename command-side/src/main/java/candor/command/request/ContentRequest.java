package candor.command.request;

import candor.DomainEvent;
import candor.TagKey;
import candor.request.RequestEvent.ContentErasureConfirmed;
import candor.request.RequestEvent.ContentErasureRequested;
import candor.request.RequestEvent.ErasureRefused;
import candor.request.RequestEvent.ErasureRequested;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** One request as its own entries tell it. */
record ContentRequest(boolean known, @Nullable ContentErasureRequested asked, boolean confirmed, boolean refused) {
    static final ContentRequest UNKNOWN = new ContentRequest(false, null, false, false);

    static EventCriteria entries(String request) {
        return EventCriteria.havingTags(Tag.of(TagKey.OF_REQUEST, request));
    }

    ContentRequest evolve(DomainEvent event) {
        return switch (event) {
            case ErasureRequested e -> new ContentRequest(true, null, false, false);
            case ContentErasureRequested e -> new ContentRequest(true, e, false, false);
            case ContentErasureConfirmed e -> new ContentRequest(true, asked, true, refused);
            case ErasureRefused e -> new ContentRequest(true, asked, confirmed, true);
            default -> this;
        };
    }
}
