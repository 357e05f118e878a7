package dev.resonance.storage;

import dev.resonance.conversation.StorageException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Brings a database up to this version's schema. */
final class Migrations {
    private Migrations() {}

    /** Throws {@link StorageException} if that cannot be done. */
    static void apply(Path file, DataSource source) {
        try {
            Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:dev/resonance/storage/sqlite")
                    .load();
            refuseNewer(file, flyway.info());
            flyway.migrate();
        } catch (RuntimeException e) {
            throw SqliteErrors.translated(file, e);
        }
    }

    private static void refuseNewer(Path file, MigrationInfoService info) {
        boolean newer = Arrays.stream(info.applied())
                .map(MigrationInfo::getState)
                .anyMatch(state -> switch (state) {
                    case FUTURE_SUCCESS, FUTURE_FAILED -> true;
                    default -> false;
                });
        if (newer) {
            throw new StorageException(
                    file + " was written by a newer version of Resonance: update Resonance, or name another file",
                    null);
        }
    }
}
