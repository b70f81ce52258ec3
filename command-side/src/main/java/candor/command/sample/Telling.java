package candor.command.sample;

import candor.DomainCommand;
import candor.UuidV7;
import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;

/** How the story says when things happened and when they became known; its local times are London's, which is an assumption of the replay. */
final class Telling {
    static final ZoneId LONDON = ZoneId.of("Europe/London");

    private Telling() {}

    /** One step: who acts and what they ask for. */
    record Step(Cast by, DomainCommand command) {}

    static FreeText text(String words) {
        return FreeText.of(words);
    }

    static StatedTime time(String stated) {
        return StatedTime.parse(stated, LONDON);
    }

    static Occurred on(String stated) {
        return Occurred.at(time(stated));
    }

    static Occurred from(String begin, String end) {
        return Occurred.between(time(begin), time(end));
    }

    static Occurred since(String begin) {
        return new Occurred(Occurred.Kind.NOT_BEFORE, time(begin), null);
    }

    static Attribution known(String known) {
        return new Attribution(null, time(known), null, null);
    }

    static Attribution told(Occurred occurred, String known, Means means) {
        return new Attribution(occurred, time(known), null, means);
    }

    /** Identifiers of the story are the same in every telling. */
    static String identifier(String day, long number) {
        byte[] fixed = ByteBuffer.allocate(10).putShort((short) 0).putLong(number).array();
        return UuidV7.of(Instant.parse(day + "T00:00:00Z"), fixed).toString();
    }
}
