package dev.resonance.rag.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** From the bytes of a response to its text. Stateless. */
public final class BodyText {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s;\"']+)");

    private BodyText() {}

    /**
     * Undoes gzip and deflate. What a broken end leaves readable is kept.
     *
     * @throws LimitedBody.TooLargeException if there is more than {@code limit} bytes
     */
    static byte[] unpacked(byte[] body, String encoding, int limit) throws LimitedBody.TooLargeException {
        boolean zipped = body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
        boolean deflated = encoding.equalsIgnoreCase("deflate");
        if (!zipped && !deflated) {
            return body;
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (InputStream packed = new ByteArrayInputStream(body);
                InputStream in = zipped ? new GZIPInputStream(packed) : new InflaterInputStream(packed)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (text.size() + read > limit) {
                    throw new LimitedBody.TooLargeException(limit);
                }
                text.write(buffer, 0, read);
            }
        } catch (LimitedBody.TooLargeException e) {
            throw e;
        } catch (IOException e) {
            return text.toByteArray();
        }
        return text.toByteArray();
    }

    /** UTF-8 where the bytes are that, whatever the header says; then what the header says. */
    public static String decoded(byte[] body, String contentType) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(body.length + 1);
        CoderResult result = utf8.decode(ByteBuffer.wrap(body), text, false);
        if (!result.isError()) {
            String decoded = text.flip().toString();
            return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        }
        return new String(body, named(contentType));
    }

    private static Charset named(String contentType) {
        Matcher charset = CHARSET.matcher(contentType);
        try {
            return charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
