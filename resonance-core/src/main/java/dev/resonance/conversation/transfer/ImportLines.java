package dev.resonance.conversation.transfer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of an export, one after the other. Not thread-safe. */
final class ImportLines implements AutoCloseable {
    private static final int LONGEST = 64 << 20;

    private final InputStream in;
    private long offset;
    private long number;

    private ImportLines(InputStream in, long offset, long number) {
        this.in = in;
        this.offset = offset;
        this.number = number;
    }

    static ImportLines open(Path file) throws IOException {
        return new ImportLines(new BufferedInputStream(Files.newInputStream(file), 1 << 16), 0, 0);
    }

    /** The lines after a place that {@link #place} told. */
    static ImportLines open(Path file, Place place) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(place.offset());
        return new ImportLines(new BufferedInputStream(in, 1 << 16), place.offset(), place.line());
    }

    /** Where the next line begins. */
    Place place() {
        return new Place(offset, number);
    }

    /** The next line; absent after the last. */
    Optional<ImportLine> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int value = in.read();
        if (value < 0) {
            return Optional.empty();
        }
        number++;
        for (; value >= 0 && value != '\n'; value = in.read()) {
            bytes.write(value);
            if (bytes.size() > LONGEST) {
                throw refused("is longer than " + LONGEST + " bytes", null);
            }
        }
        offset += bytes.size() + 1L;
        return Optional.of(new ImportLine(number, parse(bytes.toByteArray())));
    }

    ImportRefusedException missing(String what) {
        return new ImportRefusedException(number + 1, "is missing: the file ends before " + what, null);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private JsonObject parse(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
                return element.getAsJsonObject();
            }
            throw refused("is no JSON object", null);
        } catch (CharacterCodingException e) {
            throw refused("is not UTF-8", e);
        } catch (JsonParseException | IOException e) {
            throw refused("is no JSON object", e);
        }
    }

    private ImportRefusedException refused(String reason, @Nullable Throwable cause) {
        return new ImportRefusedException(number, reason, cause);
    }

    /** Where a line begins: bytes and lines before it. */
    record Place(long offset, long line) {}
}
