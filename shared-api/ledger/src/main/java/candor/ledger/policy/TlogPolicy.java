package candor.ledger.policy;

import candor.ledger.Malformed;
import candor.ledger.witness.CosignatureKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trust policy (C2SP tlog-policy): a checkpoint is valid if one of the logs signed it and the quorum of witnesses cosigned it.
 * A witness whose key is a log's own counts for nothing.
 *
 * @param groups in the order of their definition: each names only what was defined before
 * @param quorum name of a witness or a group, or {@link #NONE}
 */
public record TlogPolicy(List<PolicyLog> logs, List<PolicyWitness> witnesses, List<PolicyGroup> groups, String quorum) {

    /** The quorum that demands no witness. */
    public static final String NONE = "none";

    /** Most bytes of a policy. */
    public static final int MAX_BYTES = 1 << 20;

    public TlogPolicy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        groups = List.copyOf(groups);
    }

    /** Reads a policy. @throws Malformed with the number of the line, for anything the specification does not allow */
    public static TlogPolicy parse(byte[] octets) {
        return PolicyReader.read(octets);
    }

    /** Reads a policy. @throws Malformed as {@link #parse(byte[])} */
    public static TlogPolicy parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the witnesses with these keys are enough. @param cosigned keys whose cosignatures on the checkpoint were verified */
    public boolean isMetBy(Collection<CosignatureKey> cosigned) {
        Set<CosignatureKey> keys = Set.copyOf(cosigned);
        Set<String> witnessed = witnesses.stream().filter(witness -> keys.contains(witness.key()) && !isLog(witness.key())).map(PolicyWitness::name)
                .collect(Collectors.toCollection(HashSet::new));
        for (PolicyGroup group : groups) {
            if (group.members().stream().filter(witnessed::contains).count() >= group.threshold()) {
                witnessed.add(group.name());
            }
        }
        return quorum.equals(NONE) || witnessed.contains(quorum);
    }

    /** The witnesses that can help to meet the quorum; the others count for nothing. */
    public List<PolicyWitness> counting() {
        Set<String> named = new HashSet<>(Set.of(quorum));
        groups.reversed().stream().filter(group -> named.contains(group.name())).forEach(group -> named.addAll(group.members()));
        return witnesses.stream().filter(witness -> named.contains(witness.name()) && !isLog(witness.key())).toList();
    }

    /** A log cannot vouch for itself under another name. */
    private boolean isLog(CosignatureKey key) {
        return logs.stream().anyMatch(log -> Arrays.equals(log.key().key().raw(), key.raw()));
    }

    /** Whether checkpoints are valid on the log's word alone. */
    public boolean needsNoWitness() {
        return quorum.equals(NONE);
    }

    /** The policy's lines, without comments. */
    public String format() {
        StringBuilder text = new StringBuilder();
        logs.forEach(log -> text.append("log ").append(log.key().vkey()).append(log.url().map(url -> " " + url).orElse("")).append('\n'));
        witnesses.forEach(witness -> text.append("witness ").append(witness.name()).append(' ').append(witness.key().vkey())
                .append(witness.url().map(url -> " " + url).orElse("")).append('\n'));
        groups.forEach(group -> text.append("group ").append(group.name()).append(' ').append(group.threshold()).append(' ')
                .append(String.join(" ", group.members())).append('\n'));
        return text.append("quorum ").append(quorum).append('\n').toString();
    }
}
