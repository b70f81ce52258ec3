package candor.ledger.verify;

/**
 * What was done to a trail, and where it must be found.
 *
 * @param name what was done
 * @param zip the trail after it
 * @param exit what the verifier ends with
 * @param names what its text must hold: topic and place
 */
record Mutation(String name, byte[] zip, int exit, String names) {

    @Override
    public String toString() {
        return name;
    }
}
