package candor.platform.cli;

import candor.ledger.verify.CandorVerify;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands over to the small verifier, which knows neither Spring nor a store. */
@Command(name = "verify", description = "Verifies an exported trail or a receipt, offline: verify TRAIL|RECEIPT [--key VKEY|FILE] [--earlier CHECKPOINT]")
final class VerifyCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        return CandorVerify.run(arguments.toArray(String[]::new), System.out);
    }
}
