package candor.query.console.form;

import java.util.List;
import java.util.Map;

/** Common values of components that are open text, in the wording of VERIS 1.4; anything else may be typed. */
final class Suggestions {
    private static final List<String> LOSS_RATING = List.of("Major", "Moderate", "Minor", "None", "Unknown");

    private static final Map<String, List<String>> BY_KEY = Map.ofEntries(
            Map.entry("Classification.actors", List.of("external", "internal", "partner", "unknown")),
            Map.entry("Classification.actions", List.of("hacking", "malware", "social", "error", "misuse", "physical", "environmental", "unknown")),
            Map.entry("Classification.attributes", List.of("confidentiality", "integrity", "availability")),
            Map.entry("AssessScope.disclosure", List.of("Yes", "Suspected", "Potentially", "No", "Unknown")),
            Map.entry("EstimateImpact.rating", List.of("Insignificant", "Distracting", "Painful", "Damaging", "Catastrophic", "Unknown")),
            Map.entry("Loss.variety", List.of("Asset and fraud", "Brand damage", "Business disruption", "Operating costs", "Legal and regulatory", "Competitive advantage", "Response and recovery")),
            Map.entry("Loss.rating", LOSS_RATING),
            Map.entry("ScopeCell.group", List.of("customers", "employees", "minors", "vulnerable people", "patients", "partners")),
            Map.entry("DataElement.kind", List.of("Personal", "Payment", "Credentials", "Bank", "Contact", "Order history", "Medical", "Identity document", "Digital certificate", "Internal", "Source code", "Unknown")));

    private Suggestions() {}

    static List<String> of(String key) {
        return BY_KEY.getOrDefault(key, List.of());
    }
}
