package candor.ledger.policy;

import candor.ledger.Malformed;
import java.util.List;

/**
 * Witnesses and groups of which so many are needed.
 *
 * @param name within the policy, opaque
 * @param threshold how many of the members must have witnessed a checkpoint for the group to have
 * @param members names defined before
 */
public record PolicyGroup(String name, int threshold, List<String> members) {

    /** @throws Malformed if the threshold is not from 1 to the number of members */
    public PolicyGroup {
        Malformed.unless(threshold >= 1 && threshold <= members.size(), "a group's threshold is from 1 to the number of its members");
        members = List.copyOf(members);
    }
}
