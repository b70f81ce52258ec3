package candor.ledger.mongodb;

import candor.ledger.Hash;
import candor.ledger.note.VerifierKey;
import candor.ledger.policy.TlogPolicy;
import candor.ledger.witness.CosignatureKey;
import candor.ledger.witness.CosignatureType;
import candor.ledger.witness.Cosigner;
import candor.ledger.witness.role.MemoryRecord;
import candor.ledger.witness.role.Witness;
import candor.ledger.witness.role.WitnessServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Somebody else's witness over real HTTP, with a memory of its own. */
record TestWitness(WitnessServer server, List<CosignatureKey> keys) implements AutoCloseable {

    static TestWitness start(VerifierKey... logs) throws IOException {
        List<Cosigner> cosigners = Stream.of(CosignatureType.values()).map(type -> new Cosigner("witness.example/" + type, type, Hash.sha256("witness " + type).toBytes())).toList();
        Witness witness = new Witness(cosigners, List.of(logs), new MemoryRecord(), InstantSource.system());
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
