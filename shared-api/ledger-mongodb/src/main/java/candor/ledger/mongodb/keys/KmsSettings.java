package candor.ledger.mongodb.keys;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the master key that wraps the epoch key, in the terms of MongoDB's client-side encryption. {@link Local} is tested; the
 * others hand their values to the driver's providers as its manual describes and are <em>untested</em>: no such service could be reached.
 */
public sealed interface KmsSettings {

    /** The driver's name of the provider. */
    String provider();

    /** What the driver's {@code kmsProviders} map holds for the provider: credentials and the like. */
    Map<String, Object> credentials();

    /** Which master key of that service wraps; empty for a local key. */
    BsonDocument masterKey();

    /** A key of 96 random bytes in a file of the keep folder, made on first start. */
    record Local() implements KmsSettings {

        /** Length that the driver asks of a local master key. */
        public static final int KEY_LENGTH = 96;

        @Override
        public String provider() {
            return "local";
        }

        /** Empty: the key ring adds the file's bytes. */
        @Override
        public Map<String, Object> credentials() {
            return Map.of();
        }

        @Override
        public BsonDocument masterKey() {
            return new BsonDocument();
        }
    }

    /**
     * AWS KMS (untested).
     *
     * @param region AWS region of the key
     * @param keyArn Amazon resource name of the key
     * @param sessionToken of temporary credentials, else null
     */
    record Aws(String region, String keyArn, String accessKeyId, String secretAccessKey, @Nullable String sessionToken) implements KmsSettings {

        @Override
        public String provider() {
            return "aws";
        }

        @Override
        public Map<String, Object> credentials() {
            Map<String, Object> credentials = new LinkedHashMap<>();
            credentials.put("accessKeyId", accessKeyId);
            credentials.put("secretAccessKey", secretAccessKey);
            if (sessionToken != null) {
                credentials.put("sessionToken", sessionToken);
            }
            return credentials;
        }

        @Override
        public BsonDocument masterKey() {
            return new BsonDocument("region", new BsonString(region)).append("key", new BsonString(keyArn));
        }

        @Override
        public String toString() {
            return "Aws[" + keyArn + "]";
        }
    }

    /**
     * Azure Key Vault (untested).
     *
     * @param keyVaultEndpoint host name of the vault
     * @param keyName name of the key in it
     */
    record Azure(String tenantId, String clientId, String clientSecret, String keyVaultEndpoint, String keyName) implements KmsSettings {

        @Override
        public String provider() {
            return "azure";
        }

        @Override
        public Map<String, Object> credentials() {
            return Map.of("tenantId", tenantId, "clientId", clientId, "clientSecret", clientSecret);
        }

        @Override
        public BsonDocument masterKey() {
            return new BsonDocument("keyVaultEndpoint", new BsonString(keyVaultEndpoint)).append("keyName", new BsonString(keyName));
        }

        @Override
        public String toString() {
            return "Azure[" + keyVaultEndpoint + "/" + keyName + "]";
        }
    }

    /**
     * Google Cloud KMS (untested).
     *
     * @param email of the service account
     * @param privateKey of the service account: base64 of its PKCS#8 form
     */
    record Gcp(String email, String privateKey, String projectId, String location, String keyRing, String keyName) implements KmsSettings {

        @Override
        public String provider() {
            return "gcp";
        }

        @Override
        public Map<String, Object> credentials() {
            return Map.of("email", email, "privateKey", privateKey);
        }

        @Override
        public BsonDocument masterKey() {
            return new BsonDocument("projectId", new BsonString(projectId)).append("location", new BsonString(location))
                    .append("keyRing", new BsonString(keyRing)).append("keyName", new BsonString(keyName));
        }

        @Override
        public String toString() {
            return "Gcp[" + projectId + "/" + location + "/" + keyRing + "/" + keyName + "]";
        }
    }

    /**
     * A key server that speaks KMIP over mutual TLS, set up by the JVM's trust and key store (untested).
     *
     * @param endpoint host and port
     */
    record Kmip(String endpoint) implements KmsSettings {

        @Override
        public String provider() {
            return "kmip";
        }

        @Override
        public Map<String, Object> credentials() {
            return Map.of("endpoint", endpoint);
        }

        @Override
        public BsonDocument masterKey() {
            return new BsonDocument();
        }
    }
}
