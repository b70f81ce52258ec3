package candor.ledger.mongodb.store;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A database whose next insertMany loses its connection, before anything was stored or after the first documents were. */
public final class BrokenConnection {

    private final MongoDatabase database;
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicBoolean afterHalf = new AtomicBoolean();

    public BrokenConnection(MongoDatabase database) {
        this.database = database;
    }

    public MongoDatabase database() {
        return proxy(MongoDatabase.class, database);
    }

    /** The next insertMany stores nothing. */
    public void breakBefore() {
        broken.set(true);
    }

    /** The next insertMany stores the first half, and nobody hears of it. */
    public void breakHalfWay() {
        afterHalf.set(true);
    }

    private <T> T proxy(Class<T> type, Object target) {
        InvocationHandler handler = (self, method, arguments) -> {
            if (method.getName().equals("insertMany")) {
                insertMany((MongoCollection<?>) target, (List<?>) arguments[0]);
            }
            try {
                Object result = method.invoke(target, arguments);
                return result instanceof MongoCollection<?> collection ? proxy(MongoCollection.class, collection) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @SuppressWarnings("unchecked")
    private void insertMany(MongoCollection<?> collection, List<?> documents) {
        if (afterHalf.getAndSet(false)) {
            ((MongoCollection<Object>) collection).insertMany((List<Object>) documents.subList(0, documents.size() / 2));
            throw lost();
        }
        if (broken.getAndSet(false)) {
            throw lost();
        }
    }

    private static MongoSocketReadException lost() {
        return new MongoSocketReadException("connection cut by the test", new ServerAddress());
    }
}
