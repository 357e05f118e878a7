package dev.resonance.server.config;

import java.nio.file.Path;

/** Which database conversations are in. */
public sealed interface DatabasePlace {
    /** The place for people to read: never with a password. */
    String shown();

    /** A SQLite file. */
    record SqliteFile(Path file) implements DatabasePlace {
        @Override
        public String shown() {
            return file.toAbsolutePath().toString();
        }
    }

    /**
     * A PostgreSQL database.
     *
     * @param url begins with {@code jdbc:postgresql:}; its parameters may hold a password
     */
    record Postgres(String url) implements DatabasePlace {
        @Override
        public String shown() {
            return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
        }

        @Override
        public String toString() {
            return shown();
        }
    }
}
