package candor.command.incident.alert;

import candor.DomainEvent;
import candor.SealedFamily;
import candor.command.IncidentStanding;
import candor.command.sweep.DueFeed;
import candor.command.sweep.DueFeed.Told;
import candor.command.sweep.DueJson;
import candor.command.sweep.DueTable;
import candor.incident.AlertEvent;
import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.AlertDeliveryRecorded;
import candor.incident.AlertEvent.AlertDispatched;
import candor.incident.AlertEvent.AlertEscalated;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.platform.context.ContextModule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;

/** Keeps what is due of alerts as the log says so. An incident in which nobody was called costs a look and no row. */
public final class DueAlerts implements ContextModule {
    static final String KIND = "alert";

    private static final List<Class<? extends DomainEvent>> EVENTS = Stream.<Class<? extends DomainEvent>>concat(
                    SealedFamily.records(AlertEvent.class).stream(), IncidentStanding.EVENTS.stream().filter(type -> type != IncidentDeclared.class))
            .toList();

    private final DueTable table;

    public DueAlerts(DueTable table) {
        this.table = table;
    }

    @Override
    public EventSourcingConfigurer configure(EventSourcingConfigurer configurer) {
        return new DueFeed("due-alerts", EVENTS).configure(configurer, _ -> this::after);
    }

    private void after(Told told) {
        switch (told.event()) {
            case TeamAlerted e -> {
                if (table.row(KIND, key(e.incident(), e.alert())).isEmpty()) {
                    put(AlertRow.of(e, told.recorded()));
                }
            }
            case AlertAcknowledged e -> change(e.incident(), e.alert(), told);
            case AlertDispatched e -> change(e.incident(), e.alert(), told);
            case AlertDeliveryRecorded e -> change(e.incident(), e.alert(), told);
            case AlertEscalated e -> change(e.incident(), e.alert(), told);
            default -> told.incident().ifPresent(incident -> table.group(KIND, incident).forEach(row -> put(read(row).after(told.event(), told.recorded()))));
        }
    }

    private void change(String incident, long alert, Told told) {
        Optional<String> row = table.row(KIND, key(incident, alert));
        row.ifPresent(before -> put(read(before).after(told.event(), told.recorded())));
    }

    private void put(AlertRow row) {
        table.put(KIND, key(row.incident(), row.alert()), row.incident(), row.asks().stream().findFirst().map(AlertRow.Ask::at).orElse(null), DueJson.write(row));
    }

    static AlertRow read(String row) {
        return DueJson.read(row, AlertRow.class);
    }

    private static String key(String incident, long alert) {
        return incident + "/" + alert;
    }
}
