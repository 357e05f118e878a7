package dev.resonance.storage.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.AttachmentRefusedException;
import dev.resonance.storage.SqliteConversationStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentIntakeTest {
    private static final String WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @TempDir
    private Path folder;

    private Path data;
    private SqliteConversationStore store;
    private DocumentIntake intake;

    @BeforeEach
    void open() {
        data = folder.resolve("data");
        store = SqliteConversationStore.open(data.resolve("chat.db"));
        intake = DocumentIntake.of(store.attachments(), data.resolve("incoming"), 20 << 20);
    }

    @AfterEach
    void nothingIsLeftOver() throws IOException {
        store.close();
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).containsExactly(data);
        }
        if (Files.exists(data.resolve("incoming"))) {
            try (Stream<Path> left = Files.list(data.resolve("incoming"))) {
                assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("incoming"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "notes.txt, text/plain, Grüße aus Zürich",
        "notes.md, text/markdown, # Grüße",
        "table.csv, text/csv, 'a,b\n1,ü'",
        "data.json, application/json, '{\"a\": \"ü\"}'",
        "Main.java, text/plain, class Main {}",
        "noname, text/plain, just text"
    })
    void add_aText_keepsItAsItIs(String name, String type, String text) {
        Attachment added = add(name, text.getBytes(StandardCharsets.UTF_8));

        assertThat(added.contentType()).isEqualTo(type);
        assertThat(added.text()).contains(text);
        assertThat(store.attachments().find(added.id())).isEqualTo(added);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
    void add_aTextInAnotherEncoding_readsIt(String charset) {
        assertThat(add("t.txt", "Grüße, naïve café".getBytes(Charset.forName(charset)))
                        .text())
                .contains("Grüße, naïve café");
    }

    @Test
    void add_aPage_keepsWhatAReaderSees() {
        String html = "<html><head><title>Birds</title><style>p{}</style></head><body><script>alert(1)</script>"
                + "<h1>Wrens</h1><p>Small &amp; loud.</p><ul><li>one<li>two</ul></body></html>";

        Attachment added = add("page.txt", html.getBytes(StandardCharsets.UTF_8));

        assertThat(added.contentType()).isEqualTo("text/html");
        assertThat(added.text().orElse("").lines().filter(line -> !line.isEmpty()))
                .containsExactly("Birds", "Wrens", "Small & loud.", "one", "two");
    }

    @Test
    void add_aPdf_readsAllItsPages() throws IOException {
        Attachment added = add("no extension", SampleFiles.pdf("The wren sings.", "The owl hunts."));

        assertThat(added.contentType()).isEqualTo("application/pdf");
        assertThat(added.text().orElse("").lines()).containsExactly("The wren sings.", "The owl hunts.");
    }

    @Test
    void add_aWordFile_readsItsParagraphs() throws IOException {
        Attachment added = add("letter.docx", SampleFiles.word("Dear &amp; <w:tab/>", "Yours"));

        assertThat(added.contentType()).isEqualTo(WORD_TYPE);
        assertThat(added.text().orElse("").lines()).first().asString().startsWith("Dear &");
        assertThat(added.text().orElse("")).endsWith("Yours");
        assertThat(add("letter.bin", SampleFiles.word("x")).contentType()).isEqualTo(WORD_TYPE);
    }

    @Test
    void add_aPicture_hasNoText() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

        Attachment added = add("picture.txt", png);

        assertThat(added.contentType()).isEqualTo("image/png");
        assertThat(added.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "letter.docx", "page.html", "paper.pdf", "data.json"})
    void add_aProgramUnderAnyName_isRefused(String name) throws IOException {
        for (byte[] program : SampleFiles.programs()) {
            assertRefused(name, program, "");
        }
        assertRefused(name, SampleFiles.zip(), "");
    }

    @Test
    void add_damagedFiles_areRefusedEachForItself() throws IOException {
        byte[] pdf = SampleFiles.pdf("text");
        byte[] word = SampleFiles.word("text");

        assertRefused("cut.pdf", Arrays.copyOf(pdf, 60), "it is damaged");
        assertRefused("locked.pdf", SampleFiles.lockedPdf(), "protected by a password");
        assertRefused("cut.docx", Arrays.copyOf(word, word.length - 30), "");
        assertRefused("odd.docx", SampleFiles.wordOf("<a><b></a>".getBytes(StandardCharsets.UTF_8), 1), "damaged");
        assertThat(add("good.txt", "good".getBytes(StandardCharsets.UTF_8)).text())
                .contains("good");
    }

    @Test
    void add_aWordBomb_isRefusedQuickly() throws IOException {
        byte[] bomb = SampleFiles.wordBomb();
        assertThat(bomb).hasSizeLessThan(1 << 20);

        assertRefused("bomb.docx", bomb, "more than 64 MB");
    }

    @Test
    void add_aWordFileWithEntitiesInEntities_isRefused() {
        String laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><a>&b;</a>";

        assertThatThrownBy(() -> add("laughs.docx", SampleFiles.wordOf(laughs.getBytes(StandardCharsets.UTF_8), 1)))
                .isInstanceOf(AttachmentRefusedException.class);
    }

    @Test
    void read_aPdfThatTakesTooLong_isRefusedInTime() throws IOException {
        Path incoming = Files.createDirectories(data.resolve("incoming"));
        Path bomb = Files.write(incoming.resolve("bomb.pdf"), SampleFiles.pdfBomb());
        PdfText impatient = new PdfText(incoming, Duration.ofSeconds(1));
        long start = System.nanoTime();

        assertThat(bomb.toFile().length()).isLessThan(2 << 20);
        assertThatThrownBy(() -> impatient.read("bomb.pdf", bomb))
                .isInstanceOf(AttachmentRefusedException.class)
                .hasMessageContaining("256 MB or 1 seconds");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(add("next.pdf", SampleFiles.pdf("fine")).text()).contains("fine");
    }

    @Test
    void add_anEmptyFile_isAnEmptyText() {
        Attachment added = add("empty.pdf", new byte[0]);

        assertThat(added.contentType()).isEqualTo("text/plain");
        assertThat(added.text()).contains("");
    }

    @Test
    void add_aVeryLongText_keepsItsBeginning() {
        byte[] text = "x".repeat(3_000_000).getBytes(StandardCharsets.UTF_8);

        Attachment added = add("long.txt", text);

        assertThat(added.sizeBytes()).isEqualTo(3_000_000);
        assertThat(added.text().orElse("")).hasSize(2_000_000);
    }

    @Test
    void add_anUploadOfTwoGigabytes_stopsAtTheLimit() {
        CountingZeros zeros = new CountingZeros(2L << 30);

        assertThatThrownBy(() -> intake.add(Optional.empty(), "huge.txt", zeros))
                .isInstanceOf(AttachmentRefusedException.class)
                .hasMessage("'huge.txt' is larger than 20971520 bytes: attach a smaller file");
        assertThat(zeros.read).isLessThan(21 << 20);
    }

    @Test
    void add_anUploadCutOffInTheMiddle_keepsNothing() {
        InputStream begun = new ByteArrayInputStream(new byte[100_000]);
        InputStream cut = new FilterInputStream(begun) {
            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                int read = super.read(target, offset, count);
                if (read < 0) {
                    throw new IOException("connection reset");
                }
                return read;
            }
        };

        assertThatThrownBy(() -> intake.add(Optional.empty(), "cut.txt", cut))
                .isInstanceOf(AttachmentRefusedException.class)
                .hasMessage("'cut.txt' did not arrive completely: attach it again");
        assertThat(store.data().summary().attachments()).isZero();
    }

    @Test
    void add_hostileNames_writesNothingOutside() {
        List<String> names = List.of(
                "../../escape.txt",
                "..\\..\\escape.txt",
                "/etc/passwd",
                "quote\"'`$(rm -rf).txt",
                "🐦 emoji.txt",
                "a\u0000b\nc.txt",
                "-Xmx1m",
                "x".repeat(5000) + ".txt");

        assertThat(names).allSatisfy(name -> {
            Attachment added = add(name, "text".getBytes(StandardCharsets.UTF_8));
            assertThat(added.name()).hasSizeLessThan(256).doesNotContain("/", "\\", "\u0000", "\n");
            assertThat(added.text()).contains("text");
        });
    }

    private void assertRefused(String name, byte[] bytes, String reason) {
        assertThatThrownBy(() -> add(name, bytes))
                .isInstanceOf(AttachmentRefusedException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining(reason);
    }

    private Attachment add(String name, byte[] bytes) {
        return intake.add(Optional.empty(), name, new ByteArrayInputStream(bytes));
    }

    private static final class CountingZeros extends InputStream {
        private final long length;
        private long read;

        CountingZeros(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            return read++ < length ? '0' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            if (read >= length) {
                return -1;
            }
            Arrays.fill(target, offset, offset + count, (byte) '0');
            read += count;
            return count;
        }
    }
}
