package candor.ledger.policy;

import candor.ledger.witness.CosignatureKey;
import java.util.Optional;

/**
 * A witness that a policy knows. Whether it counts depends on the quorum: a witness that neither the quorum nor a group of it names
 * may cosign and counts for nothing; that is how a policy lists one that the log's own operator runs.
 *
 * @param name within the policy, opaque
 * @param url submission prefix (C2SP tlog-witness), for those who ask it
 */
public record PolicyWitness(String name, CosignatureKey key, Optional<String> url) {}
