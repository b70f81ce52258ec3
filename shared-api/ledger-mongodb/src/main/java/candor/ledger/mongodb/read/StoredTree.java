package candor.ledger.mongodb.read;

import candor.ledger.Hash;
import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.block.BlockLocator;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.checkpoint.LogTree;
import candor.ledger.tree.CompactRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tree of the log as it lies in the blocks. */
public final class StoredTree implements LogTree {

    private final Blocks blocks;
    private final Heads heads;

    public StoredTree(Blocks blocks, Heads heads) {
        this.blocks = blocks;
        this.heads = heads;
    }

    @Override
    public CompactRange head() {
        return heads.now().tree();
    }

    @Override
    public Optional<CompactRange> endingAt(long size) {
        Head head = heads.now();
        if (size == 0 || size > head.size()) {
            return size == 0 ? Optional.of(CompactRange.EMPTY) : Optional.empty();
        }
        long number = new BlockLocator(blocks).holding(size - 1, head.block());
        return blocks.find(number).filter(block -> block.size() == size).map(StoredBlock::after);
    }

    @Override
    public List<Hash> leafHashes(long from, long to) {
        Head head = heads.now();
        long end = Math.min(to, head.size());
        List<Hash> hashes = new ArrayList<>();
        if (from >= end) {
            return hashes;
        }
        long behind = new BlockLocator(blocks).holding(from, head.block()) - 1;
        while (from + hashes.size() < end) {
            for (StoredBlock block : blocks.behind(behind)) {
                block.events().stream().filter(event -> event.position() >= from && event.position() < end)
                        .map(StoredEvent::leafHash).forEach(hashes::add);
            }
            behind += Blocks.PAGE;
            if (behind > head.block()) {
                break;
            }
        }
        return hashes;
    }
}
