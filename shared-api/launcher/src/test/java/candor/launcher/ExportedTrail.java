package candor.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a recipient can read in a trail. */
final class ExportedTrail {
    /** An array that begins with a string, in base64url (RFC 9901). */
    private static final Pattern DISCLOSURE = Pattern.compile("\"(WyJ[A-Za-z0-9_-]+)\"");

    private ExportedTrail() {}

    /** Every file of a trail that is exported under a policy, and what is disclosed in them written out. */
    static String of(Path data, String reference, String policy, Path folder) throws IOException {
        Path trail = folder.resolve(policy + ".zip");
        CandorProcess.Answer exported = CandorProcess.run(data, "", "export", reference, "--recipient", "Somebody", "--policy", policy, "--out", trail.toString());
        if (exported.exitCode() != 0) {
            throw new AssertionError(exported.output());
        }
        var all = new StringBuilder();
        try (var zip = new ZipFile(trail.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        List<String> disclosed = DISCLOSURE.matcher(all).results().map(found -> new String(Base64.getUrlDecoder().decode(found.group(1)), StandardCharsets.UTF_8)).toList();
        return all + String.join("\n", disclosed);
    }
}
