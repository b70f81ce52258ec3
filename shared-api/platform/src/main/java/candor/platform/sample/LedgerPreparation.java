package candor.platform.sample;

import candor.platform.command.CommandPort;
import candor.platform.context.AxonLifecycle;
import candor.platform.store.Installation;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Before the first page is served: everybody who can sign in has an account in the active ledger, the sample has its story, and a
 * sample that is left is dropped. Each step can be repeated, so a crash between two only means that they are done again.
 */
final class LedgerPreparation implements SmartLifecycle {
    private final Installation installation;
    private final CarriedAccounts accounts;
    private final CommandPort port;
    private final ObjectProvider<SampleStory> story;
    private final AtomicBoolean running = new AtomicBoolean();

    LedgerPreparation(Installation installation, CarriedAccounts accounts, CommandPort port, ObjectProvider<SampleStory> story) {
        this.installation = installation;
        this.accounts = accounts;
        this.port = port;
        this.story = story;
    }

    @Override
    public void start() {
        if (installation.isSample()) {
            openSample();
        } else if (accounts.exists(installation.sampleLedger())) {
            accounts.from(installation.sampleLedger());
            accounts.drop(installation.sampleLedger());
            installation.sampleTold(false);
        }
        running.set(true);
    }

    private void openSample() {
        accounts.from(installation.realLedger());
        if (!installation.isSampleTold()) {
            story.ifAvailable(known -> known.tell(port));
            installation.sampleTold(true);
        }
    }

    @Override
    public void stop() {
        running.set(false);
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    @Override
    public int getPhase() {
        return AxonLifecycle.PHASE + 10;
    }
}
