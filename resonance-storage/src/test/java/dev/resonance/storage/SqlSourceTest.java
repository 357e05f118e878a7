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
    private static final Pattern STATEMENT = Pattern.compile("\\.(?:createQuery|createUpdate|execute|createBatch)\\(");
    private static final Pattern LITERAL = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"", Pattern.DOTALL);

    /** Constants, and the two variables that hold one of a few constants: see SearchIndex and ConversationSearch. */
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]*|table|candidates|0");

    @Test
    void statements_inAllSources_areConcatenatedFromConstantsOnly() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                found.addAll(statements(Files.readString(source)));
            }
        }

        assertThat(found)
                .hasSizeGreaterThan(20)
                .allSatisfy(statement -> assertThat(statement.split("\\s*\\+\\s*"))
                        .allMatch(part -> CONSTANT.matcher(part.strip()).matches()));
    }

    @Test
    void statements_builtFromAVariable_areNotTakenForConstants() {
        assertThat(statements("handle.createQuery(\"select \" + A + title).bind(\"x\", y)"))
                .containsExactly("0 + A + title");
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
