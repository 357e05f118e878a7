package dev.resonance.examples.nano;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the data of a few texts of our own. */
class NanoDataTest {
    /** Unlike the others, the model before did not see it. */
    private static final String NEW = "New Bridge";

    @TempDir
    Path data;

    @TempDir
    Path out;

    @BeforeEach
    void writeSets() throws IOException {
        List<String> articles = Stream.concat(
                        IntStream.range(0, 40)
                                .mapToObj(number -> "Bridge number " + (char) ('A' + number % 26) + number),
                        Stream.of(NEW))
                .map(
                        title -> "{\"title\": \"" + title + "\", \"text\": \"The " + title
                                + " is a stone bridge in Lower Saxony, in the north of Germany. It was built in 1874 by Karl Weber, an engineer. It is 120 metres long.\"}")
                .toList();
        write("text/enwiki_articles_half.jsonl.gz", articles);
        write("text/enwiki_intros.jsonl.gz", articles);
        write(
                "text/fairytale_stories.jsonl.gz",
                List.of(
                        "{\"story\": \"a-tale\", \"text\": \"Once there was a king who had three sons. They all wanted to see the world. So they went away one morning. Nobody saw them for seven years.\"}"));
        write(
                "text/wordnet_definitions.jsonl.gz",
                List.of("{\"words\": [\"king\"], \"definition\": \"a male sovereign\"}"));
        write(
                "text/factbook.jsonl.gz",
                List.of("{\"country\": \"France\", \"field\": \"Government / Capital / name\", \"text\": \"Paris\"}"));
        write(
                "chat/squad2_dev_half.jsonl.gz",
                List.of(
                        "{\"title\": \"Kettle\", \"context\": \"The kettle holds 1.7 litres of water.\", \"question\": \"How much does the kettle hold?\", \"answer\": \"1.7 litres\"}",
                        "{\"title\": \"Kettle\", \"context\": \"The kettle holds 1.7 litres of water.\", \"question\": \"What does the kettle cost?\", \"answer\": null}"));
        write(
                "chat/nq_oracle.jsonl.gz",
                List.of(
                        "{\"title\": \"Tea\", \"context\": \"Tea came to Europe in 1610.\", \"question\": \"when did tea come to europe\", \"answers\": [\"1610\"]}"));
        write(
                "chat/fairytaleqa.jsonl.gz",
                List.of(
                        "{\"story\": \"a-tale\", \"context\": \"Once there was a king.\", \"question\": \"Who was there?\", \"answer\": null, \"type\": null}"));
        write(
                "nano/chat_train.jsonl.gz",
                articles.stream()
                        .filter(article -> !article.contains(NEW))
                        .map(
                                article ->
                                        "{\"kind\": \"smalltalk\", \"messages\": [{\"role\": \"system\", \"content\": \"Answer from these sources.\\n[1] "
                                                + article.substring(11, article.indexOf("\", \"text"))
                                                + ": It is a bridge.\"}, {\"role\": \"user\", \"content\": \"Hi\"}, {\"role\": \"assistant\", \"content\": \"Hello!\"}]}")
                        .toList());
        write("nano/chat_valid.jsonl.gz", List.of());
    }

    @Test
    void data_ofATitleThatIsMeasured_isNotLearned() throws IOException {
        NanoData.main(new String[] {data.toString(), out.toString()});

        String learned = Files.readString(out.resolve("train.jsonl"));
        assertThat(learned).contains("Bridge number").contains("\"when\"").doesNotContain(NEW);
        assertThat(measured()).contains(NEW);
    }

    @Test
    void sameData_giveTheSameFiles() throws IOException {
        NanoData.main(new String[] {data.toString(), out.toString()});
        String before = Files.readString(out.resolve("train.jsonl")) + measured();

        NanoData.main(new String[] {data.toString(), out.toString()});

        assertThat(Files.readString(out.resolve("train.jsonl")) + measured()).isEqualTo(before);
    }

    private String measured() throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("held-out"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    private void write(String name, List<String> lines) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
    }
}
