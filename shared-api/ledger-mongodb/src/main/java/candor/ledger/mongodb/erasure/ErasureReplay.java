package candor.ledger.mongodb.erasure;

import candor.ledger.mongodb.erasure.Erasures.Progress;
import candor.ledger.mongodb.vault.Committed;
import candor.ledger.mongodb.vault.Vault;
import java.util.List;
import java.util.Set;

/**
 * Carries out on a restored store what the keep folder's list says was erased after the backup was made: keys are destroyed and rows
 * deleted before anything is opened. What it did is left in {@link Erasures}, so that the next start lets the log say so. Needs the vault's
 * collections, and no key.
 */
public final class ErasureReplay {

    private final Vault vault;
    private final Erasures erasures;
    private final ErasureList list;

    public ErasureReplay(Vault vault, Erasures erasures, ErasureList list) {
        this.vault = vault;
        this.erasures = erasures;
        this.list = list;
    }

    /**
     * Does so; repeatable.
     *
     * @param origin of the log in the backup
     * @return how many erasures took something that the backup still held
     * @throws IllegalStateException if there is no list; the message is a sentence for the operator
     */
    public long run(String origin) {
        if (!list.exists()) {
            throw new IllegalStateException("the list of erasures " + list.path()
                    + " is missing: put it back, because without it this backup would bring back the data of people who were erased");
        }
        return list.concerning(origin).stream().filter(listed -> replay(listed.erasure())).count();
    }

    /**
     * As {@link #run(String)}, and for what a backup shows half of because it was made while erasures were carried out: those that began, or
     * were listed in the log, behind the last entry of the backup.
     *
     * @param size number of entries in the backup
     * @param listed digests that its entries list as erased
     */
    public long run(String origin, long size, Set<String> listed) {
        long took = run(origin);
        for (Progress progress : erasures.all()) {
            boolean unlisted = erasures.digests(progress.erasure().request()).values().stream().flatMap(List::stream).anyMatch(digest -> !listed.contains(digest));
            if (progress.begun() && (unlisted || progress.position() >= size)) {
                replay(progress.erasure());
                erasures.replayed(progress.erasure());
            }
        }
        return took;
    }

    private boolean replay(Erasure erasure) {
        List<Committed> lost = switch (erasure) {
            case Erasure.OfSubject person -> vault.entriesOf(person.subject());
            case Erasure.OfContent content -> vault.entriesOfRows(List.of(content.digest()));
        };
        erasures.gathered(erasure.request(), lost);
        switch (erasure) {
            case Erasure.OfSubject person -> {
                vault.eraseKey(person.subject());
                note(erasure, lost);
                vault.deleteRowsOf(person.subject());
            }
            case Erasure.OfContent content -> {
                note(erasure, lost);
                vault.deleteRows(List.of(content.digest()));
            }
        }
        return !lost.isEmpty();
    }

    /** Noted before the rows go: done again after a crash, it finds fewer rows, but not fewer notes. */
    private void note(Erasure erasure, List<Committed> lost) {
        if (!lost.isEmpty()) {
            erasures.replayed(erasure);
        }
    }
}
