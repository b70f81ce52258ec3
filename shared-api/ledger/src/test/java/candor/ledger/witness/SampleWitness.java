package candor.ledger.witness;

import candor.ledger.Hash;

/** Witnesses with fixed keys. */
public final class SampleWitness {

    private SampleWitness() {
    }

    public static Cosigner ed25519(String name) {
        return new Cosigner(name, CosignatureType.ED25519, Hash.sha256("candor test witness " + name).toBytes());
    }

    public static Cosigner mlDsa(String name) {
        return new Cosigner(name, CosignatureType.ML_DSA_44, Hash.sha256("candor test witness pq " + name).toBytes());
    }
}
