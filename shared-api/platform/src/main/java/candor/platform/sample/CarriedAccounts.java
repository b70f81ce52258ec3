package candor.platform.sample;

import candor.access.AccessCommand.OpenAccount;
import candor.ledger.mongodb.LedgerOptions;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.CandorProperties;
import candor.platform.access.Actors;
import candor.platform.access.Credentials;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.platform.evidence.EvidenceStore;
import candor.platform.store.DataFolder;
import candor.platform.store.MongoStore;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import java.time.InstantSource;
import java.util.List;

/** Opens in the active ledger, with the same references and roles, the accounts of everybody who can sign in to the other one. */
final class CarriedAccounts {
    private final MongoStore store;
    private final MongoLedger ledger;
    private final Credentials credentials;
    private final CommandPort port;
    private final CandorProperties candor;
    private final EvidenceStore files;

    CarriedAccounts(MongoStore store, MongoLedger ledger, Credentials credentials, CommandPort port, CandorProperties candor) {
        this.store = store;
        this.ledger = ledger;
        this.credentials = credentials;
        this.port = port;
        this.candor = candor;
        this.files = EvidenceStore.of(DataFolder.open(candor.data()), store, candor.mongodb().uri());
    }

    void from(String otherLedger) {
        Actors here = new Actors(ledger.reader(), InstantSource.system());
        List<Credentials.SignIn> missing = credentials.signIns().stream().filter(signIn -> here.find(signIn.account()).isEmpty()).toList();
        if (missing.isEmpty() || !exists(otherLedger)) {
            return;
        }
        LedgerOptions options = LedgerOptions.defaults(candor.keepFolder(), store.settings()).readOnly();
        try (MongoLedger other = MongoLedger.open(store.database(otherLedger), options)) {
            Actors there = new Actors(other.reader(), InstantSource.system());
            missing.forEach(signIn -> there.find(signIn.account()).ifPresent(actor -> open(actor, signIn.name())));
        }
    }

    boolean exists(String name) {
        return store.database(name).getCollection("blocks").find().limit(1).first() != null;
    }

    void drop(String name) {
        files.drop(name);
        store.database(name).drop();
    }

    private void open(Actor actor, String signInName) {
        SubjectReference subject = new SubjectReference(actor.account());
        OpenAccount command = new OpenAccount(actor.account(), Personal.of(subject, actor.name()), Personal.of(subject, signInName), actor.roles().stream().sorted().toList());
        port.issue(command, Issuance.bySystem("carried-" + actor.account(), BodyHash.of(actor.account())));
    }
}
