package dev.resonance.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code resonance server} as a process of its own, with the bundled model. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final String address;

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it on any free port and returns when its model is loaded. */
    static ServerProcess start(Path data, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.resonance.server.command.Main",
                "server",
                "--port=0",
                "--search-enabled=false",
                "--data-dir=" + data));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String address = "";
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith("API ")) {
                    address = line.replaceFirst("API +(\\S+).*", "$1");
                } else if (line.startsWith("model ")) {
                    Thread.ofVirtual().start(() -> out.lines().forEach(rest -> {}));
                    return new ServerProcess(process, address);
                }
            }
            throw new IllegalStateException("the server ended by itself:\n" + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as {@code http://127.0.0.1:4711}. */
    String address() {
        return address;
    }

    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    /** Asks it to end, as {@code kill} does. */
    void terminate() {
        process.destroy();
    }

    /** Ends it at once, as {@code kill -9} does, and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    int await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
