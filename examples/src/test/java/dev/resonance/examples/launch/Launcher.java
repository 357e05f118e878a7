package dev.resonance.examples.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Copies of the two launch scripts in a folder of their own, with nothing else of the project around them. */
final class Launcher {
    private static final Path PROJECT = Path.of("..");

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    private Launcher(Path folder) {
        this.folder = folder;
    }

    /** The scripts see no variable but a PATH on which {@code tools} come first. */
    static Launcher in(Path folder) throws IOException {
        Launcher launcher = new Launcher(folder);
        launcher.environment.put("PATH", folder.resolve("tools") + ":/usr/bin:/bin");
        Files.createDirectories(folder.resolve(".mvn"));
        for (String script : List.of("mvnw", "resonance", ".mvn/find-jdk.sh")) {
            launcher.script(script, Files.readString(PROJECT.resolve(script)));
        }
        return launcher;
    }

    Launcher with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** No JDK of this world is good enough. */
    Launcher wantingJava99() throws IOException {
        Path file = folder.resolve(".mvn/find-jdk.sh");
        return script(".mvn/find-jdk.sh", Files.readString(file).replace("minimum_java=21", "minimum_java=99"));
    }

    /** A tool that the scripts find on their PATH. */
    Launcher tool(String name, String body) throws IOException {
        return script("tools/" + name, "#!/bin/sh\n" + body + "\n");
    }

    Launcher script(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** A folder that looks like a JDK of this version. */
    Path jdk(String version) throws IOException {
        String home = "jdk-" + version;
        script(home + "/bin/javac", "#!/bin/sh\n");
        script(home + "/bin/java", "#!/bin/sh\n");
        Files.writeString(folder.resolve(home).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return folder.resolve(home);
    }

    Outcome run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", folder.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(script + " did not end within a minute");
        }
        return new Outcome(process.exitValue(), read(output), read(errors));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    record Outcome(int exitCode, String output, String errors) {}
}
