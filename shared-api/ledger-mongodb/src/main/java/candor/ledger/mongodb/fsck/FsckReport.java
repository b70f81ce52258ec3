package candor.ledger.mongodb.fsck;

import candor.ledger.Hash;
import candor.ledger.note.Checkpoint;
import java.util.List;
import java.util.Optional;

/**
 * What a check of a whole ledger found.
 *
 * @param origin name of the log
 * @param blocks number of blocks read
 * @param entries number of entries read
 * @param root root hash over all of them, recomputed
 * @param disclosures ordinary components that match their digests
 * @param opened sealed components that open to their digests
 * @param erased components that are gone and that an entry lists as erased or cleared
 * @param underWay components that go with an erasure which has begun and will be listed at its end
 * @param tiles stored tiles that were compared with the entries
 * @param damagedTiles those among them that are not what the entries give, those missing, and those of no entries
 * @param checkpoints signed checkpoints that were compared
 * @param lastSigned the newest of them
 * @param unfinished what was begun with the log's keys and not ended, as sentences: no damage
 * @param findings what does not fit, the first 1,000
 * @param furtherFindings how many more there are
 */
public record FsckReport(String origin, long blocks, long entries, Hash root, long disclosures, long opened, long erased,
                         long underWay, long tiles, long damagedTiles, long checkpoints, Optional<Checkpoint> lastSigned, List<String> unfinished, List<Finding> findings, long furtherFindings) {

    public FsckReport {
        unfinished = List.copyOf(unfinished);
        findings = List.copyOf(findings);
    }

    /** Whether everything fits. */
    public boolean sound() {
        return findings.isEmpty();
    }

    /** Whether nothing is damaged but tiles, which can be made again. */
    public boolean onlyTiles() {
        return damagedTiles > 0 && damagedTiles == findings.size() + furtherFindings;
    }

    /** The report for a terminal: a summary, then one line for each finding. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("log ").append(origin).append('\n');
        text.append("blocks %d, entries %d, root %s%n".formatted(blocks, entries, root.base64()));
        text.append("ordinary components %d, sealed components %d, erased %d%n".formatted(disclosures, opened, erased));
        text.append(underWay == 0 ? "" : "an erasure is under way: %d components are being erased%n".formatted(underWay));
        text.append("tiles ").append(tiles).append('\n');
        text.append("checkpoints ").append(checkpoints).append(lastSigned
                .map(last -> ", the last over %d entries; %d entries after it".formatted(last.size(), Math.max(0, entries - last.size())))
                .orElse("")).append('\n');
        unfinished.forEach(sentence -> text.append("UNFINISHED ").append(sentence).append('\n'));
        findings.forEach(finding -> text.append("FAULT ").append(finding.text()).append('\n'));
        if (furtherFindings > 0) {
            text.append("FAULT ").append(furtherFindings).append(" more\n");
        }
        return text.append(sound() ? "everything fits\n" : onlyTiles() ? "only tiles are damaged: \"candor fsck --repair\" makes them again\n" : "the ledger is damaged\n").toString();
    }
}
