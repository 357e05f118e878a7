package dev.resonance.examples.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.examples.launch.Launcher.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./resonance}: when it builds. Maven is played by a script that counts its calls and puts a jar there. */
class ProductLauncherTest {
    @TempDir
    private Path folder;

    private Launcher launcher;
    private Path source;

    @BeforeEach
    void layOut() throws IOException {
        launcher = Launcher.in(folder)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .script("mvnw", """
                        #!/bin/sh
                        cd "$(dirname "$0")"
                        echo "$*" >> builds
                        mkdir -p resonance-ui/target
                        cp program.jar resonance-ui/target/resonance-ui-1.jar
                        """);
        writeJar(folder.resolve("program.jar"));
        source = folder.resolve("resonance-core/src/main/java/Thing.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Thing {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(3600)));
    }

    @Test
    void resonance_neverBuilt_saysThatItBuildsAndRuns() throws Exception {
        Outcome outcome = launcher.run("resonance", "chat", "--model", "a b");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).isEqualTo("started [chat, --model, a b]");
        assertThat(outcome.errors()).contains("building");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void resonance_startedAgain_doesNotBuild() throws Exception {
        launcher.run("resonance");

        Outcome outcome = launcher.run("resonance");

        assertThat(outcome.output()).isEqualTo("started []");
        assertThat(outcome.errors()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void resonance_sourceChanged_buildsAgain() throws Exception {
        launcher.run("resonance");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now()));

        Outcome outcome = launcher.run("resonance");

        assertThat(outcome.output()).isEqualTo("started []");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void resonance_buildFails_saysWhereTheOutputIsAndStartsNothing() throws Exception {
        launcher.script("mvnw", "#!/bin/sh\necho '[ERROR] Thing.java: no'\nexit 1\n");

        Outcome outcome = launcher.run("resonance");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors()).contains("Thing.java: no").contains("resonance-build.log");
    }

    private int builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    private void writeJar(Path jar) throws IOException {
        Path code = Files.writeString(folder.resolve("Program.java"), """
                public class Program {
                    public static void main(String[] args) {
                        System.out.println("started " + java.util.List.of(args));
                    }
                }
                """);
        List<String> options = List.of("--release", "21", "-d", folder.toString(), code.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)))
                .isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Program");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest)) {
            entries.putNextEntry(new JarEntry("Program.class"));
            Files.copy(folder.resolve("Program.class"), entries);
        }
    }
}
