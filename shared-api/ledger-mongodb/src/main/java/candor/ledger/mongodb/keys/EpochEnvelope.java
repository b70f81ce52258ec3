package candor.ledger.mongodb.keys;

import com.mongodb.ClientEncryptionSettings;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.vault.DataKeyOptions;
import com.mongodb.client.model.vault.EncryptOptions;
import com.mongodb.client.vault.ClientEncryption;
import com.mongodb.client.vault.ClientEncryptions;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.types.Binary;

/**
 * Seals one epoch key by the driver's explicit client-side encryption. It loads a native library and opens a connection: meant to be
 * used once and closed.
 */
final class EpochEnvelope implements AutoCloseable {

    private static final String ALGORITHM = "AEAD_AES_256_CBC_HMAC_SHA_512-Random";
    /** BSON subtype of encrypted values. The embedded server refuses it, so it is put back on only for the driver. */
    private static final byte ENCRYPTED = 6;

    private final ClientEncryption encryption;
    private final KmsSettings kms;

    EpochEnvelope(MongoClientSettings store, String namespace, KmsSettings kms, Map<String, Object> credentials) {
        this.kms = kms;
        this.encryption = ClientEncryptions.create(ClientEncryptionSettings.builder()
                .keyVaultMongoClientSettings(store)
                .keyVaultNamespace(namespace)
                .kmsProviders(Map.of(kms.provider(), credentials))
                .build());
    }

    Binary seal(byte[] epochKey) {
        BsonBinary dataKey = encryption.createDataKey(kms.provider(), new DataKeyOptions().masterKey(kms.masterKey()));
        BsonBinary sealed = encryption.encrypt(new BsonBinary(epochKey), new EncryptOptions(ALGORITHM).keyId(dataKey));
        return new Binary(sealed.getData());
    }

    byte[] open(Binary sealed) {
        return encryption.decrypt(new BsonBinary(ENCRYPTED, sealed.getData())).asBinary().getData();
    }

    @Override
    public void close() {
        encryption.close();
    }
}
