package dev.resonance.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SQL is made of constants only: reads the module's sources for what is handed to Jdbi as a statement. */
final class SqlSourceTest {
    private static final Pattern STATEMENT = Pattern.compile(
            "\\.(?:createQuery|createUpdate|execute|prepareBatch|createBatch|createScript|createCall)\\(");
    private static final Pattern LITERAL = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"", Pattern.DOTALL);

    private static final Pattern DECLARATION = Pattern.compile("static final String [A-Z_]+ = ([^;]*);");
    private static final Pattern PARTS = Pattern.compile("new SearchSql\\(([^)]*)\\)");

    /**
     * Constants, and what holds one of a few constants: the tables of the search indexes, the parts of a SearchSql and
     * the choice between them in ConversationSearch.
     */
    private static final Pattern CONSTANT =
            Pattern.compile("(?:[A-Za-z]+\\.)?[A-Z][A-Z_]*|table|candidates|messages|sql\\.[a-zA-Z]+\\(|0");

    @Test
    void statements_inAllSources_areConcatenatedFromConstantsOnly() throws IOException {
        List<String> found = new ArrayList<>();
        for (String source : sources()) {
            found.addAll(statements(source));
        }

        assertThat(found).hasSizeGreaterThan(20).allSatisfy(SqlSourceTest::assertConstant);
    }

    @Test
    void constants_inAllSources_areConcatenatedFromConstantsOnly() throws IOException {
        List<String> found = new ArrayList<>();
        for (String source : sources()) {
            String plain = LITERAL.matcher(source).replaceAll("0");
            DECLARATION.matcher(plain).results().forEach(declared -> found.add(declared.group(1)));
            PARTS.matcher(plain)
                    .results()
                    .forEach(parts -> found.addAll(List.of(parts.group(1).split(","))));
        }

        assertThat(found).hasSizeGreaterThan(20).allSatisfy(SqlSourceTest::assertConstant);
    }

    @Test
    void statements_builtFromAVariable_areNotTakenForConstants() {
        assertThat(statements("handle.createQuery(\"select \" + A + title).bind(\"x\", y)"))
                .containsExactly("0 + A + title");
    }

    private static void assertConstant(String concatenation) {
        assertThat(concatenation.split("\\s*\\+\\s*"))
                .allMatch(part -> CONSTANT.matcher(part.strip()).matches());
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    /** The first argument of each statement, with a zero for each literal. */
    private static List<String> statements(String source) {
        String plain = LITERAL.matcher(source).replaceAll("0");
        List<String> statements = new ArrayList<>();
        Matcher call = STATEMENT.matcher(plain);
        while (call.find()) {
            Matcher end = Pattern.compile("[,)]").matcher(plain);
            if (end.find(call.end()) && end.start() > call.end()) {
                statements.add(plain.substring(call.end(), end.start()).strip());
            }
        }
        return statements;
    }
}
