package candor.query.console;

import candor.DomainCommand;
import candor.DomainQuery;
import candor.access.AccessQuery;
import candor.access.Role;
import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.incident.IncidentQuery;
import candor.ledger.Hash;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.SignedNote;
import candor.platform.alert.AlertSettings;
import candor.platform.alert.AlertTeams;
import candor.platform.CandorProperties;
import candor.platform.access.Accounts;
import candor.platform.access.FirstAccount;
import candor.platform.access.RequestActors;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.platform.edge.CommandEdge;
import candor.platform.edge.CommandReader;
import candor.platform.sample.SampleSwitch;
import candor.query.Projected;
import candor.query.Queries;
import candor.query.access.AccessConfiguration;
import candor.query.access.AccountQueries;
import candor.query.figures.FigureConfiguration;
import candor.query.fold.Envelopes;
import candor.query.fold.EventEnvelope;
import candor.query.fold.EventFeed;
import candor.query.fold.ReadModel;
import candor.query.fold.ReadModels;
import candor.query.incident.IncidentConfiguration;
import candor.query.incident.IncidentQueries;
import candor.query.signal.SignalConfiguration;
import candor.query.signal.SignalQueries;
import candor.signal.SignalQuery;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.filter.OncePerRequestFilter;

/** The console over real read models of a told story; commands go to a port that a test sets. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(CandorProperties.class)
@Import({
    ConsoleConfiguration.class, IncidentConfiguration.class, SignalConfiguration.class, AccessConfiguration.class, FigureConfiguration.class
})
@ImportAutoConfiguration({ThymeleafAutoConfiguration.class, WebMvcAutoConfiguration.class, DispatcherServletAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
class FixtureConsole {

    /** What a test sets and looks at. */
    static final class Stage {
        @Nullable Actor visitor = new Actor("acc-1", "Ada Marsh", Set.of(Role.ADMINISTRATOR, Role.COMMANDER, Role.PRIVACY_OFFICER));
        boolean sample;
        boolean firstAccountMissing;
        Function<DomainCommand, Accepted> answer = command -> new Accepted(List.of());
        final List<DomainCommand> issued = Collections.synchronizedList(new ArrayList<>());
        final List<Issuance> issuances = Collections.synchronizedList(new ArrayList<>());
    }

    @Bean
    Stage stage() {
        return new Stage();
    }

    @Bean
    AlertTeams alertTeams() {
        return AlertTeams.of(new AlertSettings(Map.of("payments", new AlertSettings.Team(List.of("on-call@shop.example"), null, null))));
    }

    /** Puts the visitor where the platform would. */
    @Bean
    OncePerRequestFilter visiting(Stage stage) {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
                request.setAttribute(RequestActors.ATTRIBUTE, stage.visitor);
                chain.doFilter(request, response);
            }
        };
    }

    @Bean
    CommandEdge commandEdge(Stage stage) {
        CommandPort port = (command, issuance) -> {
            stage.issued.add(command);
            stage.issuances.add(issuance);
            return stage.answer.apply(command);
        };
        return new CommandEdge(new CommandReader(InstantSource.fixed(Instant.parse("2026-11-24T02:00:00Z")), ZoneOffset.UTC, (space, value) -> "hmac"), port);
    }

    @Bean
    SampleSwitch sampleSwitch(Stage stage) {
        SampleSwitch sample = Mockito.mock(SampleSwitch.class);
        Mockito.when(sample.isSample()).thenAnswer(_ -> stage.sample);
        return sample;
    }

    @Bean
    FirstAccount firstAccount(Stage stage) {
        FirstAccount first = Mockito.mock(FirstAccount.class);
        Mockito.when(first.isMissing()).thenAnswer(_ -> stage.firstAccountMissing);
        Mockito.when(first.mayBeMadeBy(Mockito.any())).thenAnswer(call -> !call.getArgument(0, FirstAccount.SetupCaller.class).forwarded());
        return first;
    }

    @Bean
    Accounts accounts() {
        return Mockito.mock(Accounts.class);
    }

    @Bean(destroyMethod = "close")
    EmbeddedMongo store() throws IOException {
        return EmbeddedMongo.open(Files.createTempDirectory("console"), EmbeddedMongoOptions.defaults());
    }

    @Bean
    MongoClient mongoClient(EmbeddedMongo store) {
        return MongoClients.create(store.connectionString());
    }

    @Bean
    MongoDatabase ledgerDatabase(MongoClient client) {
        return client.getDatabase("console");
    }

    @Bean
    Envelopes told() {
        Envelopes ledger = new Envelopes();
        FixtureStory.tell(ledger);
        return ledger;
    }

    @Bean
    EventFeed feed(Envelopes told) {
        return new Feed(told);
    }

    private record Feed(Envelopes ledger) implements EventFeed {
        @Override
        public long head() {
            return ledger.all().size() - 1;
        }

        @Override
        public void read(long after, long until, Consumer<List<EventEnvelope>> batches) {
            batches.accept(ledger.all().subList((int) after + 1, (int) until + 1));
        }

        @Override
        public List<EventEnvelope> incident(String incident) {
            return ledger.all().stream().filter(e -> e.stream().equals("incident:" + incident)).toList();
        }

        @Override
        public List<EventEnvelope> signal(String signal, long after, int most) {
            return ledger.signal(signal, after, most);
        }
    }

    @Bean
    ReadModels readModels(MongoDatabase database, List<ReadModel<?>> models, EventFeed feed, Envelopes told) {
        ReadModels all = new ReadModels(database, models, Duration.ZERO);
        all.open(feed);
        all.write(List.of(), told.all().size() - 1);
        return all;
    }

    @Bean
    Projected projected(MongoDatabase database, List<ReadModel<?>> models) {
        return new Projected() {
            @Override
            public long position() {
                return Long.MAX_VALUE;
            }

            @Override
            public boolean await(long position) {
                return true;
            }
        };
    }

    @Bean
    Queries queries(ReadModels built, IncidentQueries incidents, SignalQueries signals, AccountQueries accounts) {
        return new Queries() {
            @Override
            public <R> R ask(DomainQuery<R> query) {
                return switch (query) {
                    case IncidentQuery<R> q -> incidents.answer(q);
                    case SignalQuery<R> q -> signals.answer(q);
                    case AccessQuery<R> q -> accounts.answer(q);
                    default -> throw new IllegalArgumentException();
                };
            }
        };
    }

    /** A ledger whose newest checkpoint leaves out the last three entries. */
    @Bean
    LedgerReader ledgerReader(Envelopes told) {
        LedgerReader reader = Mockito.mock(LedgerReader.class);
        Checkpoint checkpoint = new Checkpoint("sample/console", told.all().size() - 8, Hash.sha256("root"));
        Mockito.when(reader.latestCheckpoint()).thenReturn(Optional.of(new SignedCheckpoint(checkpoint, Mockito.mock(SignedNote.class))));
        return reader;
    }

    @Bean
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
    }
}
