package dev.resonance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a checkpoint of PyTorch may hold, and that nothing else is read. */
class TorchArchiveTest {
    private static final Path GOOD = Path.of("src/test/resources/reference/gpt2-tiny/llms-from-scratch.pth");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3}|[0-7])");

    @TempDir
    private Path directory;

    @Test
    void tensors_ofGoodFile_areAllThere() {
        Map<String, Tensor> tensors = read(GOOD);
        assertThat(tensors).containsKeys("tok_emb.weight", "trf_blocks.1.att.W_query.weight", "out_head.weight");
        assertThat(tensors.get("tok_emb.weight")).extracting(Tensor::shape).isEqualTo(List.of(512, 64));
    }

    @Test
    void tensor_withTransposedStrides_isReadInItsOwnOrder() throws IOException {
        String pickle = tensorAt(octal("K\\0K\\2K\\2\\206K\\1K\\2\\206"));
        assertThat(read(archive(pickle)).get("w")).extracting(Tensor::floats).isEqualTo(new float[] {1, 3, 2, 4});
    }

    @ParameterizedTest
    @CsvSource({
        "cos\\nsystem\\n, os.system",
        "cbuiltins\\neval\\n, builtins.eval",
        "c__main__\\nGPTModel\\n, __main__.GPTModel",
        "c__builtin__\\ngetattr\\n, __builtin__.getattr"
    })
    void pickle_thatNamesAFunction_isRefusedByItsName(String code, String name) throws IOException {
        Path file = archive("\u0080\2" + code.replace("\\n", "\n") + "(X\2\0\0\0lstR.");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("state_dict");
    }

    @ParameterizedTest
    @CsvSource({
        "K\\0M\\377\\377K\\2\\206K\\1K\\2\\206, outside", // more numbers than the storage has
        "J\\377\\377\\377\\377K\\2K\\2\\206K\\1K\\2\\206, outside", // a negative offset
        "K\\3K\\2K\\2\\206K\\1K\\2\\206, outside", // begins too late
        "K\\0K\\2K\\2\\206J\\377\\377\\377\\377K\\2\\206, strides", // a negative stride
        "K\\0J\\0\\0\\0\\200K\\2\\206K\\1K\\2\\206, shape" // a negative size
    })
    void tensor_outsideItsStorage_isRefused(String where, String message) throws IOException {
        Path file = archive(tensorAt(octal(where)));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(message);
    }

    @Test
    void archive_withCompressedPart_isRefused() throws IOException {
        Path file = directory.resolve("bomb.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a/data.pkl"));
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("compressed");
    }

    @Test
    void archive_withPathTraversal_isRefused() throws IOException {
        Path file = directory.resolve("traversal.pth");
        Files.write(file, zip(Map.of("a/../../etc/passwd", new byte[1])));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("points outside");
    }

    @Test
    void file_thatIsNoZip_isRefusedWithAdvice() throws IOException {
        Path file = directory.resolve("old.pth");
        Files.write(file, new byte[] {(byte) 0x80, 2, (byte) 0x8a, 10, 'l', (byte) 0xfc});
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("state_dict()");
    }

    @Test
    void files_changedAtRandom_giveTensorsOrOurExceptionAtOnce() throws IOException {
        byte[] good = Files.readAllBytes(GOOD);
        Random random = new Random(5);
        Path file = directory.resolve("changed.pth");
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            byte[] changed = good.clone();
            for (int change = 0; change <= random.nextInt(8); change++) {
                // The pickle lies at the start and the directory at the end: that is where a change tells.
                int at = random.nextInt(4_000);
                changed[random.nextBoolean() ? at : changed.length - 1 - at] = (byte) random.nextInt(256);
            }
            Files.write(file, changed);
            long start = System.nanoTime();
            try {
                read(file);
            } catch (ModelLoadException expected) {
                refused++;
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(refused).isPositive();
    }

    private static Map<String, Tensor> read(Path file) {
        return TorchArchive.tensors(Models.path(file).file(Checkpoint.PYTORCH).orElseThrow());
    }

    /** A state dict of one tensor "w" over storage 0, at this offset, with this shape and these strides. */
    private static String tensorAt(String where) {
        return "\u0080\2}X\1\0\0\0wctorch._utils\n_rebuild_tensor_v2\n((X\7\0\0\0storagectorch\nFloatStorage\n"
                + "X\1\0\0\0" + "0X\3\0\0\0cpuK\4tQ" + where + "\u0089ccollections\nOrderedDict\n)RtRs.";
    }

    /** A backslash and three octal digits, or one, to the character of that number. */
    private static String octal(String text) {
        return OCTAL.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 8))));
    }

    /** An archive of this pickle and one storage of the numbers 1, 2, 3, 4. */
    private Path archive(String pickle) throws IOException {
        Path file = directory.resolve("made.pth");
        byte[] numbers = {0, 0, -128, 63, 0, 0, 0, 64, 0, 0, 64, 64, 0, 0, -128, 64};
        Files.write(file, zip(Map.of("a/data.pkl", pickle.getBytes(StandardCharsets.ISO_8859_1), "a/data/0", numbers)));
        return file;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                CRC32 checksum = new CRC32();
                checksum.update(content.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.getValue().length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
