package dev.resonance.examples.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.examples.launch.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw}: which JDK Maven gets, and what is said where there is none. */
class MavenLauncherTest {
    @TempDir
    private Path folder;

    private Launcher launcher;

    @BeforeEach
    void layOut() throws IOException {
        launcher = Launcher.in(folder).tool("mvn", "echo \"home=$JAVA_HOME options=${MAVEN_OPTS:-} arguments=$*\"");
    }

    @Test
    void mvnw_suitableJavaHome_isUsed() throws Exception {
        Path jdk = launcher.jdk("21.0.9");

        Outcome outcome = launcher.with("JAVA_HOME", jdk.toString()).run("mvnw", "-v");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).isEqualTo("home=" + jdk + " options= arguments=-v");
    }

    @Test
    void mvnw_newJdk_getsOptionsThatQuietMaven() throws Exception {
        Path jdk = launcher.jdk("25.0.3");

        Outcome outcome = launcher.with("JAVA_HOME", jdk.toString())
                .with("MAVEN_OPTS", "-Xmx1g")
                .run("mvnw");

        assertThat(outcome.output())
                .contains("options=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Xmx1g");
    }

    @Test
    void mvnw_javaHomeTooOld_theNextPlaceIsLookedAt() throws Exception {
        Path old = launcher.jdk("17.0.15");

        Outcome outcome = javaOnPath().with("JAVA_HOME", old.toString()).run("mvnw");

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.output()).startsWith("home=" + System.getProperty("java.home"));
    }

    @Test
    void mvnw_emptyEnvironment_findsTheJavaOnPath() throws Exception {
        Outcome outcome = javaOnPath().run("mvnw");

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.output()).startsWith("home=" + System.getProperty("java.home"));
    }

    @Test
    void mvnw_noSuitableJdk_saysSoInOneLineAndExitsWith2() throws Exception {
        Outcome outcome = launcher.wantingJava99().run("mvnw", "verify");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors().lines())
                .singleElement()
                .asString()
                .contains("no JDK 99 or newer")
                .contains("JAVA_HOME");
    }

    @Test
    void resonance_noSuitableJdk_saysSoInOneLineAndExitsWith2() throws Exception {
        launcher.script("resonance-ui/target/resonance-ui-1.jar", "");
        launcher.script("resonance-ui/target/resonance.built", "");

        Outcome outcome = launcher.wantingJava99().run("resonance");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errors().lines()).singleElement().asString().contains("no JDK 99 or newer");
    }

    /** The JDK that runs this test: a real one, wherever it is. */
    private Launcher javaOnPath() throws IOException {
        return launcher.tool("java", "exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' \"$@\"");
    }
}
