package candor.query.incident.page;

import candor.incident.SeverityFactors.Availability;
import candor.incident.SeverityFactors.Confidentiality;
import candor.incident.SeverityFactors.DataCategory;
import candor.incident.SeverityFactors.DataContext;
import candor.incident.SeverityFactors.Identification;
import candor.incident.SeverityFactors.Integrity;
import candor.incident.SeverityFactors;
import candor.query.console.form.FormValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The score that the answers typed so far give, before anything is recorded. */
final class SeverityPreview {
    private static final String DATA = "factors.data";

    private SeverityPreview() {}

    /** Empty while a question that counts has no answer. */
    static Optional<SeverityFactors> of(FormValues typed) {
        var data = new ArrayList<DataContext>();
        for (int row : typed.rows(DATA)) {
            Optional<DataCategory> category = chosen(typed, DATA + "[" + row + "].category", DataCategory.class);
            category.ifPresent(kind -> data.add(new DataContext(kind, List.of(), List.of(), weight(typed, DATA + "[" + row + "].weight"))));
        }
        Optional<Identification> identification = chosen(typed, "factors.identification", Identification.class);
        Optional<Confidentiality> confidentiality = chosen(typed, "factors.confidentiality", Confidentiality.class);
        Optional<Integrity> integrity = chosen(typed, "factors.integrity", Integrity.class);
        Optional<Availability> availability = chosen(typed, "factors.availability", Availability.class);
        if (data.isEmpty() || identification.isEmpty() || confidentiality.isEmpty() || integrity.isEmpty() || availability.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SeverityFactors(
                data, identification.get(), confidentiality.get(), integrity.get(), availability.get(),
                ticked(typed, "malicious"), ticked(typed, "manyPeople"), ticked(typed, "unintelligible")));
    }

    private static boolean ticked(FormValues typed, String factor) {
        return typed.text("factors." + factor).isPresent();
    }

    private static @Nullable Long weight(FormValues typed, String name) {
        return typed.text(name).filter(text -> text.matches("[1-4]")).map(Long::valueOf).orElse(null);
    }

    private static <E extends Enum<E>> Optional<E> chosen(FormValues typed, String name, Class<E> type) {
        return typed.text(name).flatMap(text -> List.of(type.getEnumConstants()).stream().filter(value -> value.name().equals(text)).findFirst());
    }
}
