package candor.command.signal.webhook;

import candor.RuleViolation;
import candor.platform.edge.Malformation;
import candor.platform.openapi.Described;
import candor.platform.webhook.SignedMessage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where registered sources send their alerts. Counts each by what became of it, {@code candor.webhooks}, and by nothing that names anybody. */
@RestController
class WebhookEndpoint {
    /** The body is kept whole in one sealed component: this leaves room for a JSON escape in nearly every second byte. */
    static final int LARGEST_BODY = 128 * 1024;

    private final Webhook webhook;
    private final MeterRegistry meters;

    WebhookEndpoint(Webhook webhook, MeterRegistry meters) {
        this.webhook = webhook;
        this.meters = meters;
    }

    @PostMapping("/api/webhooks/{source}")
    @Described(
            summary = "takes an alert of a registered source",
            signed = true,
            body = PlainAlert.class,
            media = {"application/json", "application/cloudevents+json"},
            text = """
                    Signed as Standard Webhooks has it: HMAC-SHA-256 with the source's secret over webhook-id, webhook-timestamp and body; \
                    webhook-signature may hold several while a secret is rotated. In binary mode the ce- headers are not signed. At most 128 KiB. \
                    A source sends the form it was registered with. \
                    PLAIN is the schema of application/json here. \
                    OCSF is one Detection Finding (class_uid 2004) or Incident Finding (2005) of OCSF 1.x: the finding is finding_info.uid, of an incident \
                    metadata.correlation_uid or else finding_info_list[0].uid; title from finding_info.title or message, of an incident from message, desc \
                    or the first finding's title; severity and status in the source's words or the dictionary's; occurred from first_seen_time and \
                    last_seen_time, else start_time and end_time, else time, in timezone_offset or UTC, to the second; known from modified_time, \
                    created_time or time; *_dt before the number. \
                    CLOUDEVENTS is CloudEvents 1.0, structured or binary, whose data are an OCSF finding, the plain form, or any object: then type and \
                    subject are the title, source and id the finding, time is when it occurred. \
                    The same finding again is a repetition that says what changed; the same bytes again are KNOWN and nothing new; the same webhook-id \
                    again gets the same answer. The body is kept whole and sealed, with its SHA-256.""")
    AlertTaken take(@PathVariable String source, HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        return counted(() -> {
            if (body.length > LARGEST_BODY) {
                throw new Malformation("request.too-large", "an alert has at most " + LARGEST_BODY + " bytes");
            }
            SignedMessage message = SignedMessage.of(
                    request.getHeader(SignedMessage.ID), request.getHeader(SignedMessage.TIMESTAMP), request.getHeader(SignedMessage.SIGNATURE), body);
            String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
            return webhook.take(new Webhook.Received(source, message, type == null ? "" : type, attributes(request)));
        });
    }

    private static Map<String, String> attributes(HttpServletRequest request) {
        Map<String, String> attributes = new HashMap<>();
        request.getHeaderNames().asIterator().forEachRemaining(header -> {
            String name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith(CloudEvent.HEADER)) {
                attributes.put(name, request.getHeader(header));
            }
        });
        return attributes;
    }

    private AlertTaken counted(Supplier<AlertTaken> take) {
        String outcome = "failed";
        try {
            AlertTaken taken = take.get();
            outcome = taken.outcome().name().toLowerCase(Locale.ROOT);
            return taken;
        } catch (Malformation wrong) {
            outcome = wrong.code();
            throw wrong;
        } catch (RuleViolation refused) {
            outcome = refused.code();
            throw refused;
        } finally {
            meters.counter("candor.webhooks", "outcome", outcome).increment();
        }
    }
}
