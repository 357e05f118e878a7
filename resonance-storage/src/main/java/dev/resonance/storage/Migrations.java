package dev.resonance.storage;

import dev.resonance.conversation.StorageException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Brings a database up to this version's schema. */
final class Migrations {
    private Migrations() {}

    /**
     * Applies the migrations of a folder of resources; throws what Flyway and the driver throw, and {@link
     * StorageException} for a newer database.
     */
    static void apply(String place, String folder, DataSource source) {
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:dev/resonance/storage/" + folder)
                .load();
        refuseNewer(place, flyway.info());
        flyway.migrate();
    }

    private static void refuseNewer(String place, MigrationInfoService info) {
        boolean newer = Arrays.stream(info.applied())
                .map(MigrationInfo::getState)
                .anyMatch(state -> switch (state) {
                    case FUTURE_SUCCESS, FUTURE_FAILED -> true;
                    default -> false;
                });
        if (newer) {
            throw new StorageException(
                    place + " was written by a newer version of Resonance: update Resonance, or name another one",
                    null);
        }
    }
}
