package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Testimony;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an incident's stream.
 *
 * @param position in the ledger, from 0
 * @param type stored name, e.g. {@code incident.NoteAdded}
 * @param number of the note, decision or assessment in its series; absent for other entries
 * @param headline one plain sentence without sealed text
 * @param texts what was written, by component
 * @param irregular codes of the rules it broke
 * @param explained whether that has been explained
 * @param contested whether somebody disputes it, or another source contradicts it
 * @param replacedBy ordinal of the entry that superseded or corrected it
 */
public record TimelineEntry(
        long ordinal,
        long position,
        String type,
        @Nullable Long number,
        String headline,
        List<NamedText> texts,
        List<String> irregular,
        boolean explained,
        boolean contested,
        @Nullable Long replacedBy,
        Testimony testimony) {

    /** @param component name as in the entry, e.g. {@code rationale} */
    public record NamedText(String component, FreeText text) {}
}
