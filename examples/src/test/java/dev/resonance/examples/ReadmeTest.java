package dev.resonance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Chat;
import dev.resonance.Resonance;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.model.Models;
import dev.resonance.rag.LocalDocuments;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.server.config.Setting;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the README to what it says: its snippet is taken from the page, compiled and run. */
class ReadmeTest {
    private static final Path README = Path.of("../README.md");

    @Test
    void snippet_compiledAndRun_printsWhatItsCommentSays(@TempDir Path folder) throws Exception {
        List<String> snippet = snippet();

        Class<?> program = compile(folder, snippet);

        try (URLClassLoader loader = (URLClassLoader) program.getClassLoader()) {
            assertThat(loader).isNotNull();
            String printed =
                    Printed.by(() -> program.getMethod("main", String[].class).invoke(null, (Object) new String[0]));
            assertThat(printed).isEqualTo(commentOf(snippet));
        }
    }

    @Test
    void readme_firstScreen_holdsTheSnippet() throws Exception {
        List<String> lines = Files.readAllLines(README);

        assertThat(lines.indexOf("```java")).isBetween(0, 24);
        assertThat(lines.subList(0, 25)).contains("```");
    }

    @Test
    void readme_linksToFiles_leadSomewhere() throws Exception {
        List<String> targets = Files.readString(README)
                .transform(text -> Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(text))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(targets)
                .isNotEmpty()
                .allSatisfy(target -> assertThat(README.resolveSibling(target)).exists());
    }

    @Test
    void conversation_heldAgainGreedily_goesAsThePageSays() throws Exception {
        List<String> turns = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("> **"))
                .map(line ->
                        line.substring(line.indexOf(":** ") + ":** ".length()).strip())
                .toList();
        List<String> said = new ArrayList<>();

        try (Resonance resonance = Resonance.builder()
                .model(Models.nano())
                .retriever(LocalDocuments.of(Path.of("notes/plants.md")))
                .options(ReplyOptions.defaults().withSampling(SamplingOptions.greedy()))
                .build()) {
            Chat chat = resonance.newChat();
            for (int turn = 0; turn < turns.size(); turn += 2) {
                said.add(turns.get(turn));
                said.add(chat.send(turns.get(turn)).content());
            }
        }

        assertThat(said).hasSizeGreaterThanOrEqualTo(4).isEqualTo(turns);
    }

    @Test
    void configuration_settings_areAllNamedWithTheirDefaults() throws Exception {
        String page = Files.readString(README);

        assertThat(Setting.values()).allSatisfy(setting -> {
            assertThat(page).contains("`" + setting.name() + "`");
            if (!setting.defaultText().isEmpty() && page.contains("| `" + setting.name() + "` |")) {
                assertThat(page).contains("| `" + setting.name() + "` | `" + setting.defaultText() + "` |");
            }
        });
    }

    private static List<String> snippet() throws Exception {
        return Files.readAllLines(README).stream()
                .dropWhile(line -> !line.equals("```java"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .toList();
    }

    /** What the snippet says that it prints. */
    private static String commentOf(List<String> snippet) {
        return snippet.stream()
                .filter(line -> line.contains("// "))
                .map(line -> line.substring(line.indexOf("// ") + "// ".length()))
                .collect(Collectors.joining("\n"));
    }

    private static Class<?> compile(Path folder, List<String> snippet) throws Exception {
        String imports = snippet.stream().filter(ReadmeTest::isImport).collect(Collectors.joining("\n"));
        String statements = snippet.stream().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
        Path source = Files.writeString(
                folder.resolve("Snippet.java"),
                imports + "\npublic class Snippet { public static void main(String[] args) throws Exception {\n"
                        + statements + "\n} }\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        List<String> options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(
                        problems,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        assertThat(compiled).as(problems.toString()).isTrue();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}).loadClass("Snippet");
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }
}
