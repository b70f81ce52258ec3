package candor.platform.witness;

import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.note.VerifierKey;
import candor.ledger.witness.Cosigner;
import candor.ledger.witness.role.Witness;
import candor.ledger.witness.role.WitnessServer;
import candor.platform.cli.CliCommand;
import candor.platform.store.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a witness of other people's logs; it needs no store, no Spring and little memory. */
@Command(
        name = "witness",
        description = "Runs a witness of somebody else's log: it cosigns checkpoints that continue what it saw. Never count one that you run for your own log.",
        mixinStandardHelpOptions = true,
        subcommands = WitnessCommand.Key.class)
public final class WitnessCommand implements CliCommand {
    private static final int UNUSABLE = 2;

    @Mixin
    private Where where = new Where();

    @Option(names = "--listen", paramLabel = "ADDRESS:PORT", defaultValue = "127.0.0.1:8091", description = "where to listen (default: ${DEFAULT-VALUE}, this machine only; port 0: any free one)")
    private String listen = "";

    @Option(names = "--log", paramLabel = "VKEY", description = "a log to serve, by its vkey; may be repeated; those in the file \"logs\" of the data folder are served too")
    private List<String> logs = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Where the witness's folder is, and what a new one is called. */
    static final class Where {
        @Option(names = "--data", paramLabel = "FOLDER", description = "the witness's folder (default: ~/.candor-witness): back it up, an older copy must never run")
        private @Nullable Path data;

        @Option(names = "--name", paramLabel = "NAME", description = "name of a new witness, such as witness.example/w1 (default: a random one)")
        private @Nullable String name;

        Path data() {
            return data != null ? data : Path.of(System.getProperty("user.home"), ".candor-witness");
        }
    }

    @Override
    public Integer call() {
        return refusing(spec, () -> {
            try (WitnessFolder folder = WitnessFolder.open(where.data())) {
                serve(folder);
                return 0;
            }
        });
    }

    private void serve(WitnessFolder folder) throws InterruptedException {
        List<Cosigner> cosigners = WitnessKeys.open(folder.files(), where.name);
        List<VerifierKey> known = folder.logs(logs);
        if (known.isEmpty()) {
            throw new Refusal("this witness has no log to serve: name one with --log and its vkey, or write vkeys into " + folder.files().path("logs"));
        }
        try (WitnessServer server = WitnessServer.start(address(listen), new Witness(cosigners, known, folder, InstantSource.system()))) {
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stopped::countDown));
            spec.commandLine().getOut().println("The witness " + cosigners.getFirst().key().name() + " is ready: http://" + server.address().getHostString() + ":" + server.address().getPort() + "/");
            spec.commandLine().getOut().flush();
            stopped.await();
        } catch (IOException e) {
            throw new Refusal("the address " + listen + " cannot be listened on: choose another with --listen", e);
        }
    }

    private static InetSocketAddress address(String listen) throws IOException {
        int colon = listen.lastIndexOf(':');
        if (colon < 1 || !listen.substring(colon + 1).matches("[0-9]{1,5}") || Integer.parseInt(listen.substring(colon + 1)) > 65_535) {
            throw new Refusal("--listen is an address, a colon and a port, such as 127.0.0.1:8091");
        }
        return new InetSocketAddress(InetAddress.getByName(listen.substring(0, colon)), Integer.parseInt(listen.substring(colon + 1)));
    }

    private static int refusing(CommandSpec spec, Callable<Integer> act) {
        try {
            return act.call();
        } catch (Refusal | UncheckedIOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return UNUSABLE;
        } catch (Exception e) {
            throw new IllegalStateException("the witness stopped", e);
        }
    }

    /** Prints what others need to know of it. */
    @Command(name = "key", description = "Prints the witness's vkeys, for policies and for the logs it serves; makes them where there are none.", mixinStandardHelpOptions = true)
    static final class Key implements Callable<Integer> {
        @Mixin
        private Where where = new Where();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            return refusing(spec, () -> {
                WitnessKeys.open(KeepFolder.open(where.data()), where.name).forEach(cosigner -> spec.commandLine().getOut().println(cosigner.key().vkey()));
                return 0;
            });
        }
    }
}
