package dev.resonance.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.resonance.conversation.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlite3.SQLitePlugin;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file, open: transactions on it, and its errors in our words.
 *
 * <p>SQLite has one writer at a time, so writers of this process share one connection and queue for it in Java, where
 * the queue is fair; only other processes are waited for by SQLite's own polling. Readers have connections of their own
 * and see the last commit.
 *
 * <p>Thread-safe.
 */
final class SqliteDatabase implements Database {
    private static final Dialect DIALECT = new SqliteDialect();
    private static final int READERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path file;
    private final HikariDataSource writerPool;
    private final HikariDataSource readerPool;
    private final Jdbi writer;
    private final Jdbi readers;

    private SqliteDatabase(Path file, SQLiteConfig writerConfig, SQLiteConfig readerConfig) {
        this.file = file;
        this.writerPool = pool(file, writerConfig, 1);
        this.readerPool = pool(file, readerConfig, READERS);
        this.writer = Jdbi.create(writerPool).installPlugin(new SQLitePlugin());
        this.readers = Jdbi.create(readerPool).installPlugin(new SQLitePlugin());
    }

    /** Opens the file with the newest schema; throws {@link StorageException}. */
    static SqliteDatabase open(Path file) {
        return open(file, config(SQLiteConfig.TransactionMode.IMMEDIATE));
    }

    static SqliteDatabase open(Path file, SQLiteConfig writerConfig) {
        Path absolute = file.toAbsolutePath().normalize();
        makeFolder(absolute);
        try {
            Migrations.apply(absolute.toString(), "sqlite", dataSource(absolute, writerConfig));
        } catch (RuntimeException e) {
            throw SqliteErrors.translated(absolute, e);
        }
        return new SqliteDatabase(absolute, writerConfig, config(SQLiteConfig.TransactionMode.DEFERRED));
    }

    /**
     * Write-ahead log, so that readers and the writer do not wait for each other. Synchronous FULL: with NORMAL a
     * commit survives the end of the process, but not that of the machine, and a chat writes a few times a second at
     * most.
     */
    static SQLiteConfig config(SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.enforceForeignKeys(true);
        config.setTransactionMode(mode);
        return config;
    }

    /** Where the bytes of attachments are: beside the file. */
    Path attachmentFolder() {
        return attachmentFolder(file);
    }

    static Path attachmentFolder(Path databaseFile) {
        return databaseFile.resolveSibling(databaseFile.getFileName() + "-files");
    }

    /** Copies the last commit into a new file; others read and write meanwhile. */
    void copyTo(Path target) {
        try (Handle handle = readers.open()) {
            handle.execute("vacuum into ?", target.toString());
        } catch (RuntimeException e) {
            throw SqliteErrors.translated(file, e);
        }
    }

    @Override
    public <T> T read(Function<Tables, T> step) {
        return transaction(readers, step);
    }

    @Override
    public <T> T write(Function<Tables, T> step) {
        return transaction(writer, step);
    }

    @Override
    public long sizeBytes() {
        try (Handle handle = readers.open()) {
            return handle.createQuery("select page_count * page_size from pragma_page_count(), pragma_page_size()")
                    .mapTo(Long.class)
                    .one();
        } catch (RuntimeException e) {
            throw SqliteErrors.translated(file, e);
        }
    }

    @Override
    public void compact() {
        try (Handle handle = writer.open()) {
            handle.execute("vacuum");
            handle.execute("pragma wal_checkpoint(truncate)");
        } catch (RuntimeException e) {
            throw SqliteErrors.translated(file, e);
        }
    }

    @Override
    public void close() {
        writerPool.close();
        readerPool.close();
    }

    private <T> T transaction(Jdbi connections, Function<Tables, T> step) {
        if (writerPool.isClosed()) {
            throw new StorageException("the conversations in " + file + " are closed: open the store again", null);
        }
        try (Handle handle = connections.open()) {
            return handle.inTransaction(opened -> step.apply(new Tables(opened, DIALECT, Owner.EVERYBODY)));
        } catch (RuntimeException e) {
            throw SqliteErrors.translated(file, e);
        }
    }

    private static void makeFolder(Path file) {
        Path folder = file.getParent();
        try {
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StorageException(
                    "cannot make the folder " + folder + " for conversations: name one that can be written", e);
        }
        if (Files.isDirectory(file)) {
            throw new StorageException(file + " is a folder, but should be the database file: name a file in it", null);
        }
    }

    private static HikariDataSource pool(Path file, SQLiteConfig sqlite, int size) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource(file, sqlite));
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setPoolName("conversations");
        return new HikariDataSource(config);
    }

    private static DataSource dataSource(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toUri());
        return source;
    }
}
