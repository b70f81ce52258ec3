package candor.platform.alert;

import candor.platform.store.Refusal;
import candor.platform.webhook.WebhookSecret;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The teams that alerts can reach, as the settings say. */
public final class AlertTeams {
    /** Where nothing is set up. */
    public static final AlertTeams NONE = new AlertTeams(List.of());

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private final Map<String, ReachableTeam> byName;

    private AlertTeams(List<ReachableTeam> teams) {
        Map<String, ReachableTeam> all = new LinkedHashMap<>();
        teams.forEach(team -> all.put(team.name(), team));
        this.byName = all;
    }

    /**
     * Reads the settings.
     *
     * @throws Refusal with a sentence that names the setting and repeats nothing of it
     */
    public static AlertTeams of(AlertSettings settings) {
        List<ReachableTeam> teams = new ArrayList<>();
        settings.teams().forEach((name, team) -> teams.add(team(name, team)));
        return new AlertTeams(teams);
    }

    private static ReachableTeam team(String name, AlertSettings.Team team) {
        String where = "candor.alerts.teams." + name;
        require(NAME.matcher(name).matches(), where + ": the name of a team has small letters, digits and hyphens, at most 40");
        require(!team.mail().isEmpty() || team.webhook() != null, where + " has neither mail nor webhook: nobody could be reached");
        team.mail().forEach(address -> require(isAddress(address), where + ".mail holds something that is no mail address"));
        return new ReachableTeam(name, List.copyOf(team.mail()), webhook(where, team.webhook(), team.secret()));
    }

    private static ReachableTeam.@Nullable Webhook webhook(String where, @Nullable URI address, @Nullable String secret) {
        if (address == null) {
            return null;
        }
        require(isProtected(address), where + ".webhook must be an https address without user and fragment (http only for this machine)");
        if (secret == null) {
            throw new Refusal(where + ".secret is missing: messages are signed, give the receiver's whsec_… secret");
        }
        return new ReachableTeam.Webhook(address, WebhookSecret.parse(secret).orElseThrow(() -> new Refusal(where + ".secret must be whsec_ and 24 to 64 bytes in base64")));
    }

    private static boolean isProtected(URI address) {
        boolean plain = address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null;
        return plain && ("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost())));
    }

    private static boolean isAddress(String text) {
        try {
            new InternetAddress(text, true).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    private static void require(boolean so, String sentence) {
        if (!so) {
            throw new Refusal(sentence);
        }
    }

    /** Names in the order of the settings. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    public Optional<ReachableTeam> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
