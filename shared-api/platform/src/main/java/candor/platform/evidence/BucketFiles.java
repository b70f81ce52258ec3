package candor.platform.evidence;

import com.mongodb.MongoException;
import com.mongodb.MongoGridFSException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSDownloadStream;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Files in the database itself, in the form of MongoDB's GridFS, so that every node reads them and the database's own copies hold them. A
 * file's chunks are written first; only its document makes it a file, and that carries its digest as its name from the moment it is whole.
 * A process that is killed in between leaves chunks without a document: they are no file, and nothing here finds them.
 */
final class BucketFiles implements EvidenceFiles {
    private static final String BUCKET = "evidence";
    private static final String NAME = "filename";
    private static final String SINCE = "uploadDate";
    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final int CHUNK = 1 << 20;

    private final GridFSBucket bucket;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;
    private final InstantSource clock;

    BucketFiles(MongoDatabase database, InstantSource clock) {
        MongoDatabase durable = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true)).withReadConcern(ReadConcern.MAJORITY);
        this.bucket = GridFSBuckets.create(durable, BUCKET);
        this.files = durable.getCollection(BUCKET + ".files");
        this.chunks = durable.getCollection(BUCKET + ".chunks");
        this.clock = clock;
    }

    @Override
    public KeptFile keep(InputStream source, Expected expected) throws IOException {
        BsonString id = new BsonString(UUID.randomUUID().toString());
        GridFSUploadStream upload = bucket.openUploadStream(id, id.getValue(), new GridFSUploadOptions().chunkSizeBytes(CHUNK));
        boolean named = false;
        try {
            KeptFile file = new Taking(source, expected).into((piece, length) -> upload.write(piece, 0, length));
            upload.close();
            named = name(id, file.digest());
            return file;
        } catch (MongoException refused) {
            throw full(refused) ? Expected.notStored() : refused;
        } finally {
            if (!named) {
                discard(id);
            }
        }
    }

    /** @return false where the same bytes are there already and stay */
    private boolean name(BsonString id, String digest) {
        Document same = newest(digest);
        if (same != null && files.updateOne(Filters.eq("_id", same.get("_id")), Updates.set(SINCE, Date.from(clock.instant()))).getMatchedCount() == 1) {
            return false;
        }
        files.updateOne(Filters.eq("_id", id), Updates.combine(Updates.set(NAME, digest), Updates.set(SINCE, Date.from(clock.instant()))));
        return true;
    }

    private void discard(BsonString id) {
        files.deleteOne(Filters.eq("_id", id));
        chunks.deleteMany(Filters.eq("files_id", id));
    }

    private static boolean full(MongoException refused) {
        return refused.getCode() == OUT_OF_DISK_SPACE || String.valueOf(refused.getMessage()).contains("No space left");
    }

    private @Nullable Document newest(String digest) {
        return files.find(Filters.eq(NAME, digest)).sort(Sorts.descending(SINCE)).limit(1).first();
    }

    @Override
    public OptionalLong size(String digest) {
        Document file = newest(digest);
        return file == null ? OptionalLong.empty() : OptionalLong.of(file.get("length", Number.class).longValue());
    }

    @Override
    public InputStream open(String digest, long from) throws IOException {
        Document file = newest(digest);
        if (file == null) {
            throw new NoSuchFileException(digest);
        }
        GridFSDownloadStream stream = bucket.openDownloadStream(new BsonString(file.getString("_id")));
        for (long skipped = 0; skipped < from; ) {
            long more = stream.skip(from - skipped);
            if (more <= 0) {
                break;
            }
            skipped += more;
        }
        return new Read(stream);
    }

    @Override
    public List<KeptFile.Found> all() {
        List<KeptFile.Found> found = new ArrayList<>();
        for (Document file : files.find().batchSize(1_000)) {
            found.add(new KeptFile.Found(file.getString(NAME), file.getDate(SINCE).toInstant()));
        }
        return found;
    }

    @Override
    public boolean remove(KeptFile.Found found) {
        Bson unchanged = Filters.and(Filters.eq(NAME, found.digest()), Filters.eq(SINCE, Date.from(found.since())));
        boolean removed = false;
        for (Document file : files.find(unchanged).into(new ArrayList<>())) {
            if (files.deleteOne(Filters.and(Filters.eq("_id", file.get("_id")), unchanged)).getDeletedCount() == 1) {
                chunks.deleteMany(Filters.eq("files_id", file.get("_id")));
                removed = true;
            }
        }
        return removed;
    }

    /** Says of a chunk that is gone or cut short what it is. */
    private static final class Read extends InputStream {
        private final GridFSDownloadStream stream;

        Read(GridFSDownloadStream stream) {
            this.stream = stream;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return stream.read(bytes, offset, length);
            } catch (MongoGridFSException damaged) {
                throw new DamagedFile(damaged);
            }
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
