package candor.ledger.strangers;

import candor.ledger.Hash;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.NoteSignature;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.SignedNote;
import candor.ledger.note.TlogProof;
import candor.ledger.tile.EntryBundle;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.MerkleHash;
import candor.ledger.tree.TreeProofs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A log of given entries written as files: checkpoint, tiles, bundles, and proofs of chosen leaves and sizes. */
record ExportedLog(NoteSigner signer, List<byte[]> entries, MemoryTree tree) {

    static ExportedLog of(NoteSigner signer, List<byte[]> entries) {
        MemoryTree tree = new MemoryTree();
        entries.forEach(entry -> tree.append(MerkleHash.leaf(entry)));
        return new ExportedLog(signer, entries, tree);
    }

    void write(Path folder, Function<Checkpoint, List<NoteSignature>> cosigners, long... chosen) throws IOException {
        TreeProofs proofs = new TreeProofs(tree, tree.size());
        Checkpoint unsigned = new Checkpoint(signer.name(), tree.size(), proofs.root());
        SignedNote signed = unsigned.sign(signer);
        List<NoteSignature> signatures = new ArrayList<>(signed.signatures());
        signatures.addAll(cosigners.apply(unsigned));
        SignedNote checkpoint = new SignedNote(signed.text(), signatures);
        put(folder, "checkpoint", checkpoint.format());
        for (TileAddress tile : TileAddress.added(0, tree.size())) {
            put(folder, tile.path(), hashes(tile).toBytes());
            if (tile.level() == 0) {
                int from = Math.toIntExact(tile.index() * TileAddress.FULL);
                put(folder, tile.entriesPath(), EntryBundle.toBytes(entries.subList(from, from + tile.width())));
            }
        }
        for (long index : chosen) {
            put(folder, "inclusion/" + index, TlogProof.of(proofs.inclusion(index)).text(checkpoint));
            put(folder, "consistency/" + (index + 1), new TreeProofs(tree, index + 1).root().base64() + "\n" + lines(proofs.consistency(index + 1).path()));
        }
    }

    private Tile hashes(TileAddress tile) {
        long first = tile.index() * TileAddress.FULL;
        return new Tile(LongStream.range(first, first + tile.width()).mapToObj(index -> tree.hash(tile.level() * 8, index)).toList());
    }

    private static String lines(List<Hash> hashes) {
        return hashes.stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
    }

    private static void put(Path folder, String name, String text) throws IOException {
        put(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
