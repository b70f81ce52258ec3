package candor.command.sample;

import candor.command.ConditionalOnCommandSide;
import candor.platform.CandorProperties;
import candor.platform.evidence.EvidenceFiles;
import candor.platform.sample.SampleStory;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The story is told only when somebody asks for the sample. */
@AutoConfiguration
@ConditionalOnCommandSide
public class NorthgateConfiguration {

    @Bean
    SampleStory sampleStory(InstantSource clock, CandorProperties candor, EvidenceFiles files) {
        return new NorthgateTelling(clock, candor.zone(), files);
    }
}
