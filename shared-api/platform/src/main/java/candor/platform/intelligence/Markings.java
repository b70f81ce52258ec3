package candor.platform.intelligence;

import candor.incident.TrafficLight;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How markings are written: as tags of MISP, and as the marking definitions that STIX 2.1 and its TLP 2.0 extension fix. */
final class Markings {
    private static final Map<String, TrafficLight> BY_NAME = Map.of(
            "white", TrafficLight.CLEAR, "clear", TrafficLight.CLEAR, "green", TrafficLight.GREEN, "amber", TrafficLight.AMBER,
            "amber+strict", TrafficLight.AMBER_STRICT, "red", TrafficLight.RED);

    /** STIX 2.1, section 7.2.1.4, and OASIS "TLP 2.0 marking definitions" of the STIX common objects. */
    private static final Map<String, TrafficLight> BY_DEFINITION = Map.of(
            "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", TrafficLight.CLEAR,
            "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", TrafficLight.GREEN,
            "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", TrafficLight.AMBER,
            "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", TrafficLight.RED,
            "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", TrafficLight.CLEAR,
            "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", TrafficLight.GREEN,
            "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", TrafficLight.AMBER,
            "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", TrafficLight.AMBER_STRICT,
            "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", TrafficLight.RED);

    private Markings() {}

    /** A tag such as {@code tlp:amber}; other tags mark nothing. */
    static Optional<TrafficLight> ofTag(String tag) {
        String name = tag.toLowerCase(Locale.ROOT).strip();
        return name.startsWith("tlp:") ? Optional.ofNullable(BY_NAME.get(name.substring("tlp:".length()).replace("amber-strict", "amber+strict"))) : Optional.empty();
    }

    static Optional<TrafficLight> ofDefinition(String id) {
        return Optional.ofNullable(BY_DEFINITION.get(id));
    }

    static @Nullable TrafficLight strictest(@Nullable TrafficLight one, @Nullable TrafficLight other) {
        return one == null ? other : other == null || one.compareTo(other) >= 0 ? one : other;
    }

    static @Nullable TrafficLight strictest(Stream<TrafficLight> markings) {
        return markings.max(TrafficLight::compareTo).orElse(null);
    }
}
