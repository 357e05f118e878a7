package dev.resonance.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A file made to do harm.
 *
 * @param name what it tries
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Hostile(String name, byte[] bytes) {
    private static final String TENSOR = "ctorch._utils\n_rebuild_tensor_v2\n((X\7\0\0\0storagectorch\nFloatStorage\n"
            + "X\1\0\0\0" + "0X\3\0\0\0cpu";
    private static final String MOST = "\u008a\10\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f";
    private static final String LEAST = "\u008a\10\0\0\0\0\0\0\0\u0080";

    private static Hostile of(String name, String text) {
        return new Hostile(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<Hostile> pickles() {
        String doubled = "h\0h\0\u0086q\0";
        return Stream.of(
                of("tuples of tuples as a key", "})q\0" + doubled.repeat(200) + "K\1s."),
                of("tuples of tuples as a value", "}X\1\0\0\0a)q\0" + doubled.repeat(200) + "s."),
                of("a list in itself as a key", "}]q\0h\0ah\0K\1s."),
                of("a dictionary in itself", "}q\0X\1\0\0\0ah\0s."),
                of("many lists", "]".repeat(15_000_000) + "."),
                of("many dictionaries", "}".repeat(15_000_000) + "."),
                of("many marks", "(".repeat(15_000_000) + "."),
                of("lists in lists", "]".repeat(900_000) + "a".repeat(800_000) + "."),
                of("tuples in tuples", ")" + "\u0085".repeat(15_000_000) + "."),
                of("one list over and over", "]q\0" + "(h\0h\0h\0h\0e".repeat(1_500_000) + "."),
                of("the same memo", ")" + "q\0".repeat(7_000_000) + "."),
                of("many memos", ")" + memos(3_000_000) + "."),
                of("a text of 2 GiB", "X\u00ff\u00ff\u00ff\u007f."),
                of("a text of less than nothing", "X\u00ff\u00ff\u00ff\u00ff."),
                of("a number of 2040 bits", "\u008a\u00ff" + "\u00ff".repeat(255) + "."),
                of("a name without end", "c" + "a".repeat(1_000_000)),
                of("a memo that is not there", "j\1\0\0\0."),
                of("no end", "\u0080\2}"),
                of("nothing", ""),
                of("many tensors of a million dimensions", "(" + "K\1".repeat(400_000) + "tq\1" + tensors(10_000)),
                of("a storage of 2^63 numbers", tensor(MOST, "K\0", "K\1\u0085", "K\1\u0085")),
                of("a storage of -2^63 numbers", tensor(LEAST, "K\0", "K\1\u0085", "K\1\u0085")),
                of("an offset of 2^63", tensor("K\4", MOST, "K\1\u0085", "K\1\u0085")),
                of("an offset of -2^63", tensor("K\4", LEAST, "K\1\u0085", "K\1\u0085")),
                of("an offset of -1", tensor("K\4", "J\u00ff\u00ff\u00ff\u00ff", "K\1\u0085", "K\1\u0085")),
                of("a size of 2^63", tensor("K\4", "K\0", MOST + "\u0085", "K\1\u0085")),
                of("a size of -2^63", tensor("K\4", "K\0", LEAST + "\u0085", "K\1\u0085")),
                of("a size of 0", tensor("K\4", "K\0", "K\0\u0085", "K\1\u0085")),
                of("a stride of 2^63", tensor("K\4", "K\0", "K\2\u0085", MOST + "\u0085")),
                of("a stride of -2^63", tensor("K\4", "K\0", "K\2\u0085", LEAST + "\u0085")),
                of("four numbers seen a billion times", tensor("K\4", "K\0", "J\0\0\0\100\u0085", "K\0\u0085")));
    }

    static Stream<Hostile> archives() {
        return Stream.of(
                new Hostile("a bomb of zeros", deflated(128 << 20)),
                new Hostile("a way out", zip(List.of("a/data.pkl", "a/../../../../etc/passwd"))),
                new Hostile("an absolute name", zip(List.of("a/data.pkl", "/etc/passwd"))),
                new Hostile("a name of many lines", zip(List.of("a/data.pkl", "a/../\n\n\n" + "b".repeat(60_000)))),
                new Hostile("the same name twice", renamed(zip(List.of("a/data/1", "a/data/2")))),
                new Hostile("entries that overlap", overlapping(zip(List.of("a/data.pkl", "a/data/0")))),
                new Hostile("an entry of 4 GiB", patched(zip(List.of("a/data.pkl", "a/data/0")), 20, 0xfffffffeL)),
                new Hostile("an entry at 4 GiB", patched(zip(List.of("a/data.pkl", "a/data/0")), 42, 0xfffffffeL)),
                new Hostile("an entry of 2^64 bytes", patched(zip(List.of("a/data.pkl", "a/data/0")), 20, 0xffffffffL)),
                new Hostile("half a million entries", crowded(500_000)),
                new Hostile("zeros", new byte[1 << 20]),
                new Hostile(
                        "beginnings of directories", "PK\5\6".repeat(100_000).getBytes(StandardCharsets.US_ASCII)));
    }

    static Stream<Hostile> json() {
        String tensor = "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4],\"shape\":";
        return Stream.of(
                of("many levels of lists", "{\"a\":" + "[".repeat(8_000_000)),
                of("many levels of objects", "{\"a\":".repeat(1_000_000)),
                of("levels that end", "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                of("many values", "{\"a\":[" + "1,".repeat(7_000_000) + "1]}"),
                of("many empty objects", "{\"a\":[" + "{},".repeat(5_000_000) + "{}]}"),
                of("many names", "{" + names(400_000) + ",\"model_type\":\"x\",\"peft_type\":\"x\"}"),
                of("a name twice", "{\"a\":{},\"a\":{}}"),
                of("many dimensions", tensor + "[" + "1,".repeat(1_000_000) + "1]},\"model_type\":1,\"peft_type\":1}"),
                of("a number of 10 MB", number("1".repeat(10_000_000))),
                of("a number beyond all", number("1e2147483647")),
                of("a number next to nothing", number("1e-2147483647")),
                of("a text without end", "{\"a\":\"" + "x".repeat(15_000_000)),
                of("a long name", "{\"" + "x".repeat(10_000_000) + "\":1,\"model_type\":1,\"peft_type\":1}"),
                of("many lines", "{\"\\n\\n\":1,\"model_type\":\"\\n\\n\\u2028\",\"peft_type\":\"\\n\"}"));
    }

    /** A pickle as protocol 2 has it, and four numbers. */
    static byte[] archive(String pickle) {
        return zip(List.of("a/data.pkl", "a/data/0"), ("\u0080\2" + pickle).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String tensor(String count, String offset, String shape, String strides) {
        return "}X\1\0\0\0w" + TENSOR + count + "tQ" + offset + shape + strides
                + "\u0089ccollections\nOrderedDict\n)RtRs.";
    }

    private static String tensors(int count) {
        String one = TENSOR + "K\4tQK\0h\1h\1\u0089ccollections\nOrderedDict\n)RtR";
        return one.repeat(count) + ".";
    }

    private static String memos(int count) {
        ByteBuffer memos = ByteBuffer.allocate(5 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int key = 0; key < count; key++) {
            memos.put((byte) 'r').putInt(key);
        }
        return new String(memos.array(), StandardCharsets.ISO_8859_1);
    }

    private static String number(String digits) {
        return "{\"n_layer\":" + digits + ",\"r\":" + digits + ",\"model_type\":\"gpt2\",\"peft_type\":\"LORA\","
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[" + digits + "],\"data_offsets\":[0," + digits + "]}}";
    }

    private static String names(int count) {
        StringBuilder names = new StringBuilder("\"x\":0");
        for (int index = 0; index < count; index++) {
            names.append(",\"").append(index).append("\":0");
        }
        return names.toString();
    }

    private static byte[] zip(List<String> names) {
        return zip(names, "}.".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] zip(List<String> names, byte[] first) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                byte[] content = name.equals(names.getFirst()) ? first : new byte[16];
                ZipEntry entry = new ZipEntry(name);
                CRC32 checksum = new CRC32();
                checksum.update(content);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(int zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a/data.pkl"));
            for (int written = 0; written < zeros; written += 1 << 20) {
                zip.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** With the last number of the directory's last entry changed at this place: sizes are at 20 and 24, the start at 42. */
    private static byte[] patched(byte[] zip, int at, long value) {
        int entry = lastEntry(zip);
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(entry + at, (int) value);
        if (at == 20) {
            bytes.putInt(entry + 24, (int) value);
        }
        return zip;
    }

    /** With the last entry lying half in the first. */
    private static byte[] overlapping(byte[] zip) {
        return patched(zip, 42, 0);
    }

    private static byte[] renamed(byte[] zip) {
        return new String(zip, StandardCharsets.ISO_8859_1)
                .replace("a/data/2", "a/data/1")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int lastEntry(byte[] zip) {
        return new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    }

    /** A directory of so many entries that all stand for the same empty file. */
    private static byte[] crowded(int entries) {
        ByteBuffer zip = ByteBuffer.allocate(31 + entries * 47 + 22).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50)
                .position(26)
                .putShort((short) 1)
                .putShort((short) 0)
                .put((byte) 'a');
        int start = zip.position();
        for (int index = 0; index < entries; index++) {
            int entry = zip.position();
            zip.putInt(0x02014b50).position(entry + 28).putShort((short) 1);
            zip.position(entry + 46).put((byte) 'a');
        }
        int length = zip.position() - start;
        zip.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) -2)
                .putShort((short) -2);
        zip.putInt(length).putInt(start).putShort((short) 0);
        return zip.array();
    }
}
