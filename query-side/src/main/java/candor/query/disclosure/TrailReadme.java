package candor.query.disclosure;

import candor.ledger.note.VerifierKey;
import candor.ledger.trail.TrailScope;
import java.util.SortedMap;

/**
 * The plain words in a trail that say what it is and how to check it.
 *
 * @param told why components are withheld, and which items of evidence there are
 */
record TrailReadme(TrailExporter.Request request, VerifierKey key, TrailScope scope, Told told) {

    String text() {
        StringBuilder text = new StringBuilder(WORDS.formatted(request.reference(), request.trail(), key.name(), request.order().policy().key()));
        text.append(scope.isComplete() ? COMPLETE : SCOPED).append("  Streams in this trail:\n");
        scope.streams().forEach(stream -> text.append("    ").append(stream).append('\n'));
        listed("Linked streams that are left out", scope.leftOut(), text);
        listed("What is withheld, where it occurs", told.reasons(), text);
        if (!told.evidence().isEmpty()) {
            text.append(EVIDENCE);
            told.evidence().forEach(line -> text.append("  ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static void listed(String heading, SortedMap<String, String> reasons, StringBuilder text) {
        if (!reasons.isEmpty()) {
            text.append('\n').append(heading).append('\n');
            reasons.forEach((name, reason) -> text.append("  ").append(name).append(": ").append(reason).append('\n'));
        }
    }

    private static final String EVIDENCE = """

            Evidence
              The files themselves are not in this trail. Whoever is given one checks it with:  sha256sum <file>
            """;

    private static final String SCOPED = """
              Complete as numbered by the operator: in each stream the ordinals run from 1 without a gap, and each entry
              names the position of the one before it. That no other stream belongs to the incident is the operator's word.
            """;

    private static final String COMPLETE = """
              The whole log is in data/tile, as C2SP tlog-tiles: every entry, without what it says in words. Reading it shows
              that no entry of these streams is missing, and what other streams there are.
            """;

    private static final String WORDS = """
            TRAIL OF INCIDENT %s

            What this is
              The entries that the ledger holds about this incident and about what is linked to it, in the order in which
              they were recorded, with proofs that they are in a signed, append-only log. It can be checked without us,
              without our software and without a network.

              trail            %s
              log              %s
              redaction policy %s

            What is in it
              data/entries.jsonl   one entry per line: its bytes, what was disclosed, what is withheld and why, its proof
              data/timeline.csv    the same entries as a table; it is made from the entries alone
              data/scope.json      which streams the trail claims to hold, and which linked ones it leaves out, and why
              data/checkpoint.txt  the signed state of the log that all proofs lead to
              data/log-key.txt     the public key of the log. Get the same key from another place before you trust it
              data/policy.txt      who vouches for the log
              data/consistency.txt if there: proofs that the log only grew since earlier trails of this incident
              The last entry is the log's own record of this export. It holds the SHA-256 of the other files.

            How to check it with our verifier
              java -jar candor-verify.jar <this zip> --key '<the key, obtained elsewhere>'
              or, without installing anything: open verify.html in a browser and drop the zip on it. It needs no network.

            How to check it with ordinary tools
              1. Unzip it; in the folder, run:  sha256sum -c manifest-sha256.txt
              2. Each entry's bytes are base64 in "entry". Its leaf hash is SHA-256 of the byte 00 followed by these bytes.
              3. "proof" is a C2SP tlog-proof: with the leaf hash it gives the root hash in data/checkpoint.txt (RFC 6962).
              4. data/checkpoint.txt is a C2SP signed note: Ed25519 over the lines before the blank line.
              5. A disclosure is base64url of [salt, "v", value]; SHA-256 of the disclosure's characters is the digest that
                 the entry holds for that component (RFC 9901). A component without one is withheld, with the reason, or erased.

            How complete it is
            """;
}
