package dev.resonance.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every numbered line of docs/conformance.md has a test whose name begins with its number, and the other way round. */
final class ChecklistTest {
    @Test
    void everyLine_hasItsTest() throws Exception {
        Set<String> tested = testMethods()
                .filter(name -> name.matches("line\\d{3}b?_.*"))
                .map(name -> name.substring("line".length(), name.indexOf('_')).replaceFirst("^0+", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = Pattern.compile("(?m)^\\| (\\d+b?) \\|")
                .matcher(Files.readString(Path.of("..", "docs", "conformance.md")))
                .results()
                .map((MatchResult line) -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).hasSize(92);
        assertThat(tested).isEqualTo(told);
    }

    private static Stream<String> testMethods() throws IOException, URISyntaxException {
        Path classes = Path.of(ChecklistTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.list(classes.resolve("dev/resonance/server"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .map(name -> load("dev.resonance.server." + name.replace(".class", "")))
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .map(method -> method.getName())
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
