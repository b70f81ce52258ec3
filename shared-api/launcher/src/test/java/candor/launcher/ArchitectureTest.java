package candor.launcher;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final JavaClasses CANDOR =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("candor");

    private static final String[] MESSAGES = {
        "candor", "candor.sealing", "candor.testimony", "candor.incident", "candor.signal", "candor.evidence", "candor.access", "candor.disclosure", "candor.request", "candor.task"
    };

    /** Packages of a side that its contexts share; every other package of a side is a context or lies inside one. */
    private static final List<String> SHARED_ON_A_SIDE = List.of("console", "fold", "importing", "sweep");

    /** Puts the contexts of the query side together, so it sees them all. */
    private static final String COMPOSITION = "answers";

    /** What a context of the query side offers to the others; all else of it is its own affair. */
    private static final String[] OFFERED = {
        "candor.query.access.AccountNames",
        "candor.query.access.Auditors",
        "candor.query.signal.SignalQueries",
        "candor.query.figures.FigureQueries",
        "candor.query.incident.Accounts",
        "candor.query.incident.Headlines",
        "candor.query.incident.IncidentReferences",
        "candor.query.incident.IncidentQueries",
        "candor.query.incident.PrivilegeSight",
        "candor.query.incident.insider.NeedToKnow"
    };

    /** How Axon is asked to decide a command. */
    private static final Set<String> SENDING = Set.of("send", "sendAndWait", "dispatch");

    /** Who takes answers past the door that hides incidents: itself, and what is about accounts, systems, figures and signals of one's own. */
    private static final Set<String> ANSWERING = Set.of(
            "candor.query.answers.ReadModelQueries", "candor.query.access.AccountApi", "candor.query.access.token.ApiTokenOperations",
            "candor.query.incident.IncidentQueries", "candor.query.ledger.ProofRights", "candor.query.signal.SignalSourceDesk");

    /** Twelve is the guide; a context may hold more of small files, but not without end. The vocabulary of a context is one package, however long. */
    private static final int MOST_TYPES_IN_A_PACKAGE = 36;

    /** Whoever makes a collection says in {@code LedgerCollections} whether it belongs to a backup, and then stands here. */
    private static final Set<String> MAKE_COLLECTIONS = Set.of(
            "candor.command.sweep.DueTable", "candor.command.sweep.Lease",
            "candor.ledger.mongodb.LedgerIdentity", "candor.ledger.mongodb.block.Blocks", "candor.ledger.mongodb.checkpoint.CheckpointStore",
            "candor.ledger.mongodb.erasure.Erasures", "candor.ledger.mongodb.erasure.Passings", "candor.ledger.mongodb.keys.KeyStore",
            "candor.ledger.mongodb.keys.LogKey", "candor.ledger.mongodb.tile.TileStore", "candor.ledger.mongodb.token.MongoTokenStore",
            "candor.ledger.mongodb.vault.AddressIndex", "candor.ledger.mongodb.vault.SubjectKeys", "candor.ledger.mongodb.vault.Survivors",
            "candor.ledger.mongodb.vault.SweepTimer", "candor.ledger.mongodb.vault.VaultRows", "candor.ledger.mongodb.witness.CopyRecord",
            "candor.platform.evidence.BucketFiles", "candor.platform.store.Installation", "candor.query.disclosure.TrailPolicies", "candor.query.fold.DeadLetters",
            "candor.query.fold.Progress", "candor.query.fold.ReadModel");

    /** They look at what others made. */
    private static final Set<String> READ_COLLECTIONS = Set.of(
            "candor.ledger.mongodb.backup.Backup", "candor.ledger.mongodb.backup.BackupLoad", "candor.ledger.mongodb.backup.BackupPart",
            "candor.ledger.mongodb.backup.Restore", "candor.ledger.mongodb.fsck.Fsck", "candor.ledger.mongodb.vault.CommittedDigests",
            "candor.platform.sample.CarriedAccounts");

    @Test
    void noCollectionIsMadeThatBackupsAndErasuresDoNotKnowOf() {
        Set<String> found = CANDOR.stream().filter(type -> !type.getPackageName().startsWith("candor.embedded"))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getName().equals("com.mongodb.client.MongoDatabase") && call.getName().equals("getCollection"))
                .map(call -> call.getOriginOwner().getName()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(MAKE_COLLECTIONS);
        known.addAll(READ_COLLECTIONS);
        assertThat(found).isEqualTo(known);
    }

    @Test
    void everyModuleIsSeen() {
        assertThat(CANDOR.stream().map(JavaClass::getPackageName))
                .anyMatch(name -> name.startsWith("candor.ledger.tree"))
                .anyMatch(name -> name.startsWith("candor.ledger.mongodb"))
                .anyMatch(name -> name.startsWith("candor.embedded"))
                .anyMatch(name -> name.startsWith("candor.platform"))
                .anyMatch(name -> name.startsWith("candor.command.incident"))
                .anyMatch(name -> name.startsWith("candor.query.incident"));
    }

    @Nested
    class DependenciesPointOneWay {
        @Test
        void theLedgerKnowsNothingOfOurs() {
            classes().that().resideInAPackage("candor.ledger..").and().resideOutsideOfPackage("candor.ledger.mongodb..")
                    .should().onlyDependOnClassesThat(not(resideInAnyPackage("candor..")).or(isLedger()))
                    .check(CANDOR);
        }

        @Test
        void theEmbeddedServerKnowsNothingOfOurs() {
            classes().that().resideInAPackage("candor.embedded..")
                    .should().onlyDependOnClassesThat(not(resideInAnyPackage("candor..")).or(resideInAnyPackage("candor.embedded..")))
                    .check(CANDOR);
        }

        @Test
        void messagesKnowOnlyTheAnnotationsOfAxon() {
            classes().that().resideInAnyPackage(MESSAGES)
                    .should().onlyDependOnClassesThat(resideInAnyPackage(MESSAGES)
                            .or(resideInAnyPackage("java..", "org.jspecify.annotations", "org.axonframework..annotation")))
                    .check(CANDOR);
        }

        @Test
        void theStoreKnowsNoSideAndNoPlatform() {
            noClasses().that().resideInAPackage("candor.ledger.mongodb..")
                    .should().dependOnClassesThat().resideInAnyPackage("candor.platform..", "candor.command..", "candor.query..", "candor.embedded..")
                    .check(CANDOR);
        }

        @Test
        void thePlatformKnowsNoSide() {
            noClasses().that().resideInAPackage("candor.platform..")
                    .should().dependOnClassesThat().resideInAnyPackage("candor.command..", "candor.query..", "candor.launcher..")
                    .check(CANDOR);
        }

        @Test
        void noSideKnowsTheOther() {
            noClasses().that().resideInAPackage("candor.command..").should().dependOnClassesThat().resideInAPackage("candor.query..").check(CANDOR);
            noClasses().that().resideInAPackage("candor.query..").should().dependOnClassesThat().resideInAPackage("candor.command..").check(CANDOR);
        }

        @Test
        void theLauncherCallsNoSide() {
            noClasses().that().resideInAPackage("candor.launcher..")
                    .should().dependOnClassesThat().resideInAnyPackage("candor.command..", "candor.query..")
                    .check(CANDOR);
        }

        private DescribedPredicate<JavaClass> isLedger() {
            return resideInAnyPackage("candor.ledger..").and(not(resideInAnyPackage("candor.ledger.mongodb..")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"candor.command", "candor.query"})
    void contextsOfASideDoNotKnowEachOthersInternals(String side) {
        List<String> contexts = CANDOR.stream().map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(side + "."))
                .map(name -> name.substring(side.length() + 1).split("\\.")[0])
                .filter(name -> !SHARED_ON_A_SIDE.contains(name) && !name.equals(COMPOSITION))
                .distinct()
                .toList();
        assertThat(contexts).contains("incident", "signal", "access");
        for (String context : contexts) {
            String[] others = contexts.stream().filter(other -> !other.equals(context)).map(other -> side + "." + other + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage(side + "." + context + "..")
                    .should().dependOnClassesThat(resideInAnyPackage(others).and(not(isOffered())))
                    .check(CANDOR);
        }
    }

    private static DescribedPredicate<JavaClass> isOffered() {
        return DescribedPredicate.describe("is offered to other contexts", type -> List.of(OFFERED).contains(type.getFullName().split("\\$")[0]));
    }

    /** Whose rights are checked there; what went past it would be decided for anybody. */
    @Test
    void everyCommandGoesThroughTheOneDoor() {
        Set<String> sending = CANDOR.stream().flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getPackageName().startsWith("org.axonframework.messaging.commandhandling") && SENDING.contains(call.getName()))
                .map(call -> call.getOriginOwner().getName()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(sending).containsExactly("candor.platform.command.LocalCommandPort");
    }

    /** Behind that door nobody asks for whom it is: a restricted incident is hidden there and nowhere else. */
    @Test
    void everyQuestionGoesThroughTheOneDoor() {
        Set<String> answering = CANDOR.stream().flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getName().equals("answer") && call.getTargetOwner().getPackageName().startsWith("candor.query") && call.getTargetOwner().getSimpleName().endsWith("Queries"))
                .map(call -> call.getOriginOwner().getName()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(answering).isEqualTo(ANSWERING);
    }

    @Test
    void onlyTheEdgesOfTheProcessExit() {
        noClasses().that().resideOutsideOfPackages("candor.launcher..", "candor.first..", "candor.platform.cli..", "candor.ledger.verify..", "candor.ledger.launch..")
                .should().callMethod(System.class, "exit", int.class)
                .check(CANDOR);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses().should().haveSimpleNameEndingWith("Util")
                .orShould().haveSimpleNameEndingWith("Utils")
                .orShould().haveSimpleNameEndingWith("Helper")
                .orShould().haveSimpleNameEndingWith("Manager")
                .orShould().haveSimpleNameEndingWith("Impl")
                .orShould().haveSimpleNameEndingWith("Dto")
                .check(CANDOR);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CANDOR.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class)).as(p.getName()).isTrue());
    }

    @Test
    void packagesStaySmallEnoughToHoldInTheHead() {
        assertThat(CANDOR.stream().map(JavaClass::getPackage).distinct().filter(p -> !List.of(MESSAGES).contains(p.getName())).filter(p -> topLevel(p) > MOST_TYPES_IN_A_PACKAGE).map(p -> p.getName() + ": " + topLevel(p)))
                .isEmpty();
    }

    private static long topLevel(JavaPackage p) {
        return p.getClasses().stream().filter(JavaClass::isTopLevelClass).filter(c -> !c.getSimpleName().equals("package-info")).count();
    }
}
