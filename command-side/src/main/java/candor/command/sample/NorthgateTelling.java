package candor.command.sample;

import candor.access.Role;
import candor.command.sample.Telling.Step;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.platform.evidence.EvidenceFiles;
import candor.platform.evidence.Expected;
import candor.platform.sample.SampleStory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/** Tells the story of Northgate Tickets into the sample ledger, each step by the account of whoever took it. */
final class NorthgateTelling implements SampleStory {
    private final InstantSource clock;
    private final ZoneId zone;
    private final EvidenceFiles files;

    NorthgateTelling(InstantSource clock, ZoneId zone, EvidenceFiles files) {
        this.clock = clock;
        this.zone = zone;
        this.files = files;
    }

    @Override
    public void tell(CommandPort port) {
        for (Cast person : Cast.values()) {
            String key = "sample:account:" + person.account();
            port.issue(person.opening(), Issuance.bySystem(key, BodyHash.of(key)));
        }
        Exhibits.KEPT.forEach(this::keep);
        Instant now = clock.instant();
        List<Step> steps = NorthgateStory.steps(now, now.atZone(zone).getYear());
        for (int number = 0; number < steps.size(); number++) {
            Step step = steps.get(number);
            String key = "sample:step:" + number;
            port.issue(step.command(), Issuance.by(actor(step.by()), key, BodyHash.of(key)));
        }
    }

    private void keep(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            files.keep(new ByteArrayInputStream(bytes), new Expected(bytes.length, null));
        } catch (IOException e) {
            throw new UncheckedIOException("what is in memory can be read", e);
        }
    }

    private static Actor actor(Cast person) {
        return new Actor(person.account(), person.displayName(), EnumSet.copyOf(List.<Role>copyOf(person.roles())));
    }
}
