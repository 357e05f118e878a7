package dev.resonance.gpt2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive, as libtorch reads it, from the text of a program: a module {@code M} without attributes.
 *
 * @see <a href="https://github.com/pytorch/pytorch/blob/v2.7.1/torch/csrc/jit/docs/serialization.md">the format</a>
 */
final class TorchScriptArchive {
    /** A pickle of protocol 2: an instance of the class {@code __torch__.M} with an empty dictionary as its state. */
    private static final byte[] MODULE =
            "\u0080\u0002c__torch__\nM\nq\0)\u0081}q\u0001b.".getBytes(StandardCharsets.ISO_8859_1);
    /** A pickle of an empty tuple: the program has no tensor constants. */
    private static final byte[] CONSTANTS = "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1);

    private TorchScriptArchive() {}

    static byte[] of(String program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "program/data.pkl", MODULE);
            add(zip, "program/code/__torch__.py", program.getBytes(StandardCharsets.UTF_8));
            add(zip, "program/constants.pkl", CONSTANTS);
            add(zip, "program/version", "3\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** libtorch reads stored entries only, none compressed. */
    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
