package dev.resonance.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of these tests' own: from the machine's binaries, in a temporary folder, on a free port of
 * 127.0.0.1, until the JVM ends. Where there are no binaries, the tests that want it are skipped, and the end of the
 * run says how many these were; {@code -Dresonance.postgres=FOLDER} looks for them in that folder alone, so that an
 * empty one shows it. Whoever uses it has PostgreSQL's driver.
 */
public final class PostgresServer {
    private static final String SKIPPED = "PostgreSQL is not installed (Debian's package 'postgresql' has it)";
    private static final AtomicInteger SKIPS = new AtomicInteger();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Optional<PostgresServer> SERVER = binaries().map(PostgresServer::start);

    private static String emptied = "";

    private final int port;

    private PostgresServer(int port) {
        this.port = port;
    }

    /** The URL of a new, empty database; skips the test where there is no PostgreSQL. */
    public static String emptyDatabase() {
        if (SERVER.isEmpty()) {
            if (SKIPS.incrementAndGet() == 1) {
                Runtime.getRuntime().addShutdownHook(new Thread(PostgresServer::tellOfSkips));
            }
            Assumptions.abort(SKIPPED);
        }
        return SERVER.orElseThrow().newDatabase();
    }

    private static void tellOfSkips() {
        System.err.printf("%n==== SKIPPED %d TESTS: %s ====%n", SKIPS.get(), SKIPPED);
    }

    /** The URL of a database that tests share, with its tables as new: quicker than a new one. */
    public static String emptiedDatabase() {
        if (!emptied.isEmpty()) {
            try {
                execute(emptied, "truncate conversations, attachments restart identity cascade");
            } catch (SQLException e) {
                throw new IllegalStateException("cannot empty the shared database", e);
            }
        } else {
            emptied = emptyDatabase();
        }
        return emptied;
    }

    /** Runs a statement on a database of this server. */
    public static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String newDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        try {
            execute(url("postgres"), "create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make a database", e);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=tester&password=secret";
    }

    private static Optional<Path> binaries() {
        return folders().stream()
                .filter(folder ->
                        Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("postgres")))
                .findFirst();
    }

    private static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        String only = System.getProperty("resonance.postgres", "");
        if (!only.isEmpty()) {
            return List.of(Path.of(only));
        }
        File[] versions = new File("/usr/lib/postgresql").listFiles();
        for (File version : versions == null ? new File[0] : versions) {
            folders.addFirst(version.toPath().resolve("bin"));
        }
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            folders.add(Path.of(folder));
        }
        return folders;
    }

    private static PostgresServer start(Path binaries) {
        try {
            Path folder = Files.createTempDirectory("resonance-postgres-");
            List<String> as = asAnotherUser();
            Path password = Files.writeString(folder.resolve("password"), "secret");
            Path data = folder.resolve("data");
            if (!as.isEmpty()) {
                run(List.of("chown", "-R", as.get(2), folder.toString()));
            }
            run(command(
                    as,
                    binaries.resolve("initdb").toString(),
                    "--pgdata=" + data,
                    "--username=tester",
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync"));
            int port = freePort();
            Process server = new ProcessBuilder(command(
                            as,
                            binaries.resolve("postgres").toString(),
                            "-D",
                            data.toString(),
                            "-p",
                            Integer.toString(port),
                            "-h",
                            "127.0.0.1",
                            "-k",
                            folder.toString(),
                            "-c",
                            "fsync=off"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            PostgresServer started = new PostgresServer(port);
            started.await(server, folder.resolve("server.log"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asAnotherUser() throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        boolean hasUser =
                Files.readAllLines(Path.of("/etc/passwd")).stream().anyMatch(line -> line.startsWith("postgres:"));
        return List.of("runuser", "-u", hasUser ? "postgres" : "nobody", "--");
    }

    private static List<String> command(List<String> as, String... command) {
        List<String> whole = new ArrayList<>(as);
        whole.addAll(List.of(command));
        return whole;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + output);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await(Process server, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end && server.isAlive()) {
            try {
                execute(url("postgres"), "select 1");
                return;
            } catch (SQLException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        server.destroy();
        throw new IOException("PostgreSQL did not start: " + Files.readString(log));
    }

    /** SIGINT or SIGTERM to the one who runs as another user may not arrive; the server's own process is asked. */
    private static void stop(Process server, Path folder) {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("PostgreSQL in " + folder + " did not stop cleanly", e);
        }
    }
}
