package dev.resonance.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.resonance.conversation.StorageException;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL database, open: transactions on it, and its errors in our words.
 *
 * <p>A reading transaction sees one state of everything. A writing one sees what others committed meanwhile, and locks
 * the conversation that it changes.
 *
 * <p>Thread-safe.
 */
final class PostgresDatabase implements Database {
    private static final Dialect DIALECT = new PostgresDialect();
    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REACHABLE = Duration.ofSeconds(10);

    private final String place;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private PostgresDatabase(String place, HikariDataSource pool) {
        this.place = place;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** Opens the database with the newest schema; throws {@link StorageException}. */
    static PostgresDatabase open(String url) {
        String place = place(url);
        try {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setOptions(withoutCompiler(source.getOptions()));
            source.setConnectTimeout((int) REACHABLE.toSeconds());
            Migrations.apply(place, "postgresql", source);
            return new PostgresDatabase(place, pool(source));
        } catch (RuntimeException e) {
            throw PostgresErrors.translated(place, e);
        }
    }

    /** Compiling a search takes PostgreSQL longer than running it. */
    private static String withoutCompiler(@Nullable String options) {
        return (options == null ? "" : options + " ") + "-c jit=off";
    }

    /** The URL without its parameters, among which may be a password. */
    static String place(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public <T> T read(Function<Tables, T> step) {
        return transaction(TransactionIsolationLevel.REPEATABLE_READ, step);
    }

    @Override
    public <T> T write(Function<Tables, T> step) {
        return transaction(TransactionIsolationLevel.READ_COMMITTED, step);
    }

    @Override
    public long sizeBytes() {
        return read(tables -> tables.handle()
                .createQuery("select pg_database_size(current_database())")
                .mapTo(Long.class)
                .one());
    }

    /** Its own autovacuum does that. */
    @Override
    public void compact() {}

    @Override
    public void close() {
        pool.close();
    }

    private <T> T transaction(TransactionIsolationLevel level, Function<Tables, T> step) {
        if (pool.isClosed()) {
            throw new StorageException("the conversations in " + place + " are closed: open the store again", null);
        }
        try (Handle handle = jdbi.open()) {
            return handle.inTransaction(level, opened -> step.apply(new Tables(opened, DIALECT, Owner.EVERYBODY)));
        } catch (RuntimeException e) {
            throw PostgresErrors.translated(place, e);
        }
    }

    private static HikariDataSource pool(PGSimpleDataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setPoolName("conversations");
        return new HikariDataSource(config);
    }
}
