package candor.ledger.entry;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says before its place in the log is known. Opaque references and digests only: the payload itself is in the
 * disclosures.
 *
 * @param id the event's UUID, lower case
 * @param type stored name of the event, {@code context.Name}
 * @param revision revision of the event's payload
 * @param tags {@code key:value}, printable ASCII, sorted and without doubles; at most {@link #MAX_TAGS}, at most one {@code incident:} tag
 * @param cause UUID of the command that caused the event, made by the server; null when no command did
 * @param actor digest of the disclosure that names the account that acted; null when no account acted
 * @param components digest of each payload component by name, complete for this revision
 */
public record EntryContent(String id, String type, String revision, List<String> tags, @Nullable String cause,
                           @Nullable Hash actor, SortedMap<String, Hash> components) {

    /** Most tags of one entry. */
    public static final int MAX_TAGS = 32;

    /** Stream of events that carry no tag at all. */
    public static final String UNTAGGED_STREAM = "log";

    static final String INCIDENT = "incident:";

    /** @throws Malformed if any part is not of its stated form */
    public EntryContent {
        Malformed.unless(Spelling.isUuid(id), "an entry's id is a UUID in lower case");
        Malformed.unless(Spelling.isType(type), "an entry's type is a dotted name of at most 200 characters");
        Malformed.unless(Spelling.isRevision(revision), "an entry's revision is 1 to 64 printable characters");
        Malformed.unless(cause == null || Spelling.isUuid(cause), "an entry's cause is a UUID in lower case");
        tags = List.copyOf(tags);
        requireTags(tags);
        components = Collections.unmodifiableSortedMap(new TreeMap<>(components));
        components.keySet().forEach(name ->
                Malformed.unless(Spelling.isComponent(name), "a component's name is a lower camel-case word of at most 64 characters"));
        requireDistinct(actor, components);
    }

    /** The content with its tags brought into order; doubles fall away. */
    public static EntryContent of(String id, String type, String revision, Collection<String> tags, @Nullable String cause,
                                  @Nullable Hash actor, Map<String, Hash> components) {
        return new EntryContent(id, type, revision, List.copyOf(new TreeSet<>(tags)), cause, actor, new TreeMap<>(components));
    }

    /** The stream that numbers this entry: its {@code incident:} tag in full, else its first tag, else {@link #UNTAGGED_STREAM}. */
    public String stream() {
        return stream(tags);
    }

    static String stream(List<String> tags) {
        for (String tag : tags) {
            if (tag.startsWith(INCIDENT)) {
                return tag;
            }
        }
        return tags.isEmpty() ? UNTAGGED_STREAM : tags.getFirst();
    }

    private static void requireTags(List<String> tags) {
        Malformed.unless(tags.size() <= MAX_TAGS, "an entry has at most 32 tags");
        int incidents = 0;
        for (int i = 0; i < tags.size(); i++) {
            incidents += tags.get(i).startsWith(INCIDENT) ? 1 : 0;
            Malformed.unless(Spelling.isTag(tags.get(i)), "a tag is key:value in printable characters");
            Malformed.unless(i == 0 || tags.get(i - 1).compareTo(tags.get(i)) < 0, "tags are sorted and never doubled");
        }
        Malformed.unless(incidents <= 1, "an entry has at most one incident tag");
    }

    private static void requireDistinct(@Nullable Hash actor, SortedMap<String, Hash> components) {
        Set<Hash> distinct = new HashSet<>(components.values());
        Malformed.unless(distinct.size() == components.size() && (actor == null || !distinct.contains(actor)),
                "a digest stands at most once in an entry");
    }
}
