package candor.query.console;

import candor.platform.command.Actor;
import candor.platform.sample.SampleSwitch;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout of every page shows. */
@ControllerAdvice(annotations = ConsolePage.class)
public class ConsoleFacts {
    private final Acting acting;
    private final ObjectProvider<SampleSwitch> samples;
    private final Words words;

    public ConsoleFacts(Acting acting, ObjectProvider<SampleSwitch> samples, Words words) {
        this.acting = acting;
        this.samples = samples;
        this.words = words;
    }

    /** Who is signed in; absent on the sign-in and set-up pages. */
    @ModelAttribute("visitor")
    public @Nullable Actor visitor() {
        return acting.actor().orElse(null);
    }

    /** Whether what is shown is made up. */
    @ModelAttribute("sample")
    public boolean sample() {
        SampleSwitch samples = this.samples.getIfAvailable();
        return samples != null && samples.isSample();
    }

    @ModelAttribute("words")
    public Words words() {
        return words;
    }
}
