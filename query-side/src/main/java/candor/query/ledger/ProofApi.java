package candor.query.ledger;

import candor.RuleViolation;
import candor.ledger.Hash;
import candor.ledger.mongodb.Covering;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.StoredEntry;
import candor.ledger.note.TlogProof;
import candor.ledger.tree.ConsistencyProof;
import candor.ledger.tree.InclusionProof;
import candor.ledger.tree.TreeProofs;
import candor.platform.command.Actor;
import candor.platform.edge.Malformation;
import candor.query.ReadRights;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs about the log. Each is checked against what was signed before it is given out. */
@RestController
class ProofApi {
    private final LedgerReader ledger;
    private final LogFacts log;
    private final Covering covering;
    private final ProofRights rights;

    ProofApi(LedgerReader ledger, LogFacts log, Covering covering, ProofRights rights) {
        this.ledger = ledger;
        this.log = log;
        this.covering = covering;
        this.rights = rights;
    }

    /**
     * That an entry is in the log of a size.
     *
     * @param leafHash base64
     * @param root base64, of the log at that size
     * @param path base64, from the leaf's sibling upward (RFC 9162 section 2.1.3)
     */
    record Inclusion(long index, long size, String leafHash, String root, List<String> path) {}

    /**
     * That the log of a size begins with the log of an earlier one.
     *
     * @param firstRoot base64
     * @param secondRoot base64
     * @param path base64 (RFC 9162 section 2.1.4); empty where the sizes are equal
     */
    record Consistency(long first, long second, String firstRoot, String secondRoot, List<String> path) {}

    @GetMapping("/api/ledger")
    LogFacts.LogDescription log(Actor actor) {
        ReadRights.require(ReadRights.accounts(actor));
        return log.read();
    }

    /** The receipt of an entry: a C2SP tlog-proof with the entry in its extra line. */
    @GetMapping(path = "/api/ledger/proof/{position}", produces = "text/plain;charset=utf-8")
    String proof(@PathVariable long position, Actor actor) {
        StoredEntry entry = ledger.entry(position).filter(found -> rights.permit(actor, found.entry().stream()))
                .orElseThrow(() -> new RuleViolation("ledger.not-found", "there is no such entry, or none that you may read"));
        SignedCheckpoint checkpoint = covering.covering(position + 1);
        InclusionProof proof = ledger.proofs(checkpoint.checkpoint().size()).inclusion(position);
        requireSound(proof.verifies(entry.leafHash(), checkpoint.checkpoint().root()));
        return new TlogProof(Optional.of(entry.bytes()), position, proof.path()).text(checkpoint.note());
    }

    @GetMapping("/api/ledger/inclusion")
    Inclusion inclusion(@RequestParam long index, @RequestParam long size, Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        TreeProofs proofs = proofs(size);
        requireInRange(index >= 0 && index < size, "the index is from 0 to the size less one");
        Hash leaf = ledger.leafHashes(index, index + 1).getFirst();
        InclusionProof proof = proofs.inclusion(index);
        requireSound(proof.verifies(leaf, proofs.root()));
        return new Inclusion(index, size, leaf.base64(), proofs.root().base64(), base64(proof.path()));
    }

    @GetMapping("/api/ledger/consistency")
    Consistency consistency(@RequestParam long first, @RequestParam long second, Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        TreeProofs proofs = proofs(second);
        requireInRange(first >= 1 && first <= second, "the first size is from 1 to the second");
        ConsistencyProof proof = proofs.consistency(first);
        Hash firstRoot = ledger.proofs(first).root();
        requireSound(proof.verifies(firstRoot, proofs.root()));
        return new Consistency(first, second, firstRoot.base64(), proofs.root().base64(), base64(proof.path()));
    }

    private TreeProofs proofs(long size) {
        try {
            requireInRange(size >= 1, "the size is at least 1");
            return ledger.proofs(size);
        } catch (IndexOutOfBoundsException beyond) {
            throw outOfRange("no checkpoint covers this size yet: see /api/ledger for the newest");
        }
    }

    private static void requireInRange(boolean inRange, String sentence) {
        if (!inRange) {
            throw outOfRange(sentence);
        }
    }

    private static Malformation outOfRange(String sentence) {
        return new Malformation("request.out-of-range", sentence);
    }

    private static void requireSound(boolean sound) {
        if (!sound) {
            throw new RuleViolation("ledger.damaged-tiles", "the stored tiles do not give a proof that verifies: run \"candor fsck --repair\"");
        }
    }

    private static List<String> base64(List<Hash> path) {
        return path.stream().map(Hash::base64).toList();
    }
}
