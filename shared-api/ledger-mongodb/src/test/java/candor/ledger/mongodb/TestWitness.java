package candor.ledger.mongodb;

import candor.ledger.Hash;
import candor.ledger.note.SignedNote;
import candor.ledger.note.VerifierKey;
import candor.ledger.policy.TlogPolicy;
import candor.ledger.witness.CosignatureKey;
import candor.ledger.witness.CosignatureType;
import candor.ledger.witness.Cosigner;
import candor.ledger.witness.role.Witness;
import candor.ledger.witness.role.WitnessRecord;
import candor.ledger.witness.role.WitnessServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Somebody else's witness over real HTTP, with a memory of its own. */
record TestWitness(WitnessServer server, List<CosignatureKey> keys) implements AutoCloseable {

    static TestWitness start(VerifierKey... logs) throws IOException {
        List<Cosigner> cosigners = Stream.of(CosignatureType.values()).map(type -> new Cosigner("witness.example/" + type, type, Hash.sha256("witness " + type).toBytes())).toList();
        Map<String, SignedNote> latest = new ConcurrentHashMap<>();
        WitnessRecord record = new WitnessRecord() {
            @Override
            public Optional<SignedNote> latest(String origin) {
                return Optional.ofNullable(latest.get(origin));
            }

            @Override
            public void replace(String origin, SignedNote cosigned) {
                latest.put(origin, cosigned);
            }

            @Override
            public void keepEvidence(String origin, SignedNote contradicting) {
                // Nobody reads it here.
            }
        };
        Witness witness = new Witness(cosigners, List.of(logs), record, InstantSource.system());
        return new TestWitness(WitnessServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), witness), cosigners.stream().map(Cosigner::key).toList());
    }

    /** Both of its keys are needed. */
    TlogPolicy policy() {
        String url = " http://127.0.0.1:" + server.address().getPort() + "/\n";
        return TlogPolicy.parse("witness W1 " + keys.get(0).vkey() + url + "witness W2 " + keys.get(1).vkey() + url + "group both all W1 W2\nquorum both\n");
    }

    @Override
    public void close() {
        server.close();
    }
}
