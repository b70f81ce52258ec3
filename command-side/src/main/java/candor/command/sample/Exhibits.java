package candor.command.sample;

import static candor.command.sample.Telling.identifier;
import static candor.command.sample.Telling.text;

import candor.platform.command.BodyHash;
import candor.sealing.FreeText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What there is of evidence, and the list of indicators that somebody else sends. */
final class Exhibits {
    static final String LOG = identifier("2018-06-23", 21);
    static final String DISK = identifier("2018-06-23", 22);
    static final String HASH = identifier("2018-06-27", 8);

    /** An invented text, as exact as any other: another one has another hash. */
    static final String PUBLISHED = "Northgate Tickets card detail breach k4tz9.";

    /** Invented; the names are of those that exist in examples only (RFC 2606), the address too (RFC 5737). */
    static final String OUTGOING = """
            # outgoing requests of checkout-2, payment page, 22 June 2018, UTC; exported read-only
            21:14:07 POST https://psp.example/authorise 200 1840 referer=/checkout/payment
            21:14:07 POST https://collect.fastmetrics.example/g 204 612 referer=/checkout/payment
            21:17:31 GET  https://chat.supplier-i.example/widget/custom.js 200 88214 referer=/checkout/payment
            21:17:52 POST https://psp.example/authorise 200 1836 referer=/checkout/payment
            21:17:52 POST https://collect.fastmetrics.example/g 204 608 referer=/checkout/payment
            """;

    /** Nobody keeps an image of a disk for a story: its digest is that of this sentence, which its description gives away. */
    static final String IMAGE = "There is no such disk.";

    /** What must be kept before an entry names it. */
    static final List<String> KEPT = List.of(PUBLISHED, OUTGOING);

    /** A MISP event. Each indicator has the mark of the event, or its own where that is stricter. */
    static final String WARNING = """
            {"Event":{"uuid":"3b1f6f0e-7d0c-4f6e-9a3b-2f6d1c8e4a01","info":"Card skimmer in chat scripts of ticket and travel shops","date":"2018-06-27",
            "timestamp":"1530093600","threat_level_id":"1","analysis":"1","Orgc":{"name":"Card scheme one"},"Tag":[{"name":"tlp:green"}],"Attribute":[
            {"uuid":"3b1f6f0e-7d0c-4f6e-9a3b-2f6d1c8e4a02","type":"domain","category":"Network activity","to_ids":true,"value":"collect.fastmetrics.example",
            "comment":"Card data are sent here"},
            {"uuid":"3b1f6f0e-7d0c-4f6e-9a3b-2f6d1c8e4a03","type":"ip-dst","category":"Network activity","to_ids":true,"value":"203.0.113.71",
            "comment":"Behind that name since February 2018"},
            {"uuid":"3b1f6f0e-7d0c-4f6e-9a3b-2f6d1c8e4a04","type":"sha256","category":"Payload delivery","to_ids":true,"value":"%s",
            "comment":"The script as another shop saved it; that shop is not named","Tag":[{"name":"tlp:amber"}]}]}}
            """.formatted(BodyHash.of("an invented script"));

    private Exhibits() {}

    static FreeText digest(String content) {
        return text(BodyHash.of(content));
    }

    static long size(String content) {
        return content.getBytes(StandardCharsets.UTF_8).length;
    }
}
