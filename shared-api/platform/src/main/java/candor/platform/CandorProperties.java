package candor.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator sets.
 *
 * @param role what this process does
 * @param data folder of the embedded store, tokens and logs
 * @param keep folder of keys, checkpoint copy and erasure list; kept apart from data and backups; default {@code <data>-keep}
 * @param ledger name of the real ledger's database; the sample's is this with {@code _sample}, the installation's with
 *     {@code _installation}
 * @param zone in which the year of a reference is counted; used when a ledger is created
 * @param mongodb the store
 * @param embedded the store that comes with the product
 * @param commandSide where a node that only answers queries sends commands
 * @param serviceTokenFile secret shared by the nodes of one installation; default {@code <data>/service-token}, made on first start
 * @param maxBody largest request body, except for uploads
 * @param keyEpoch after this long what is sealed is wrapped under a new key and the old one destroyed: only then backups forget what was erased
 * @param patience so long whoever has changed something waits until the pages show it; after that they get them as they are
 */
@ConfigurationProperties("candor")
public record CandorProperties(
        @DefaultValue("all") NodeRole role,
        @DefaultValue("${user.home}/.candor") Path data,
        @Nullable Path keep,
        @DefaultValue("candor") String ledger,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue MongoDb mongodb,
        @DefaultValue Embedded embedded,
        @DefaultValue CommandSide commandSide,
        @Nullable Path serviceTokenFile,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("90d") Duration keyEpoch,
        @DefaultValue("2s") Duration patience) {

    /** @param uri of a MongoDB replica set; absent: the embedded store */
    public record MongoDb(@Nullable String uri) {
        @Override
        public String toString() {
            return uri == null ? "MongoDb[embedded]" : "MongoDb[set]";
        }
    }

    /** @param port of the embedded store on loopback; 0 = any free one. Fixed only so that a test's second process can reach it. */
    public record Embedded(@DefaultValue("0") int port) {}

    /** @param url of the command side, such as {@code http://command:8080} */
    public record CommandSide(@Nullable String url) {}

    public Path keepFolder() {
        return keep != null ? keep : data.resolveSibling(data.getFileName() + "-keep");
    }

    public Path serviceToken() {
        return serviceTokenFile != null ? serviceTokenFile : data.resolve("service-token");
    }
}
