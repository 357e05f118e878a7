package dev.resonance.rag.duckduckgo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.testkit.FakeEngine.Reply;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalOutcome.Results;
import dev.resonance.retrieval.RetrievalQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too large, packed, broken or of another charset. */
final class BodyTest extends SearchTest {
    @Test
    void F12_wrongCharsetAndMark_areSeenThrough() throws IOException {
        byte[] page = ("\uFEFF" + PAGE).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        engine.answering(new Reply(200, Map.of("Content-Type", "text/html; charset=ISO-8859-1"), page));
        assertThat(retriever
                        .retrieve(new RetrievalQuery("caffeine", List.of(), 9))
                        .found())
                .extracting(Passage::text)
                .anyMatch(text -> text.contains("adapts to it—potentially"));
    }

    @Test
    void F12_gzip_isUnpackedEvenWithABrokenEnd() throws IOException {
        byte[] packed = gzip(PAGE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        packed[packed.length - 6] ^= 1;
        engine.answering(new Reply(200, Map.of("Content-Encoding", "gzip"), packed));
        assertThat(ask("caffeine")).isInstanceOf(Results.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000\u0001\u0002binary", "<html><body>Welcome</body></html>"})
    void F12_unknownPage_isParseDriftAndNeverNoResults(String body) {
        engine.answering(200, body);
        assertFailed(ask("rust"), FailureKind.PARSE_DRIFT);
    }

    @Test
    void F13_largePage_isTooLarge() {
        engine.answering(200, "x".repeat(2 * 1024 * 1024 + 1));
        assertFailed(ask("rust"), FailureKind.TOO_LARGE);
    }

    @Test
    void F13_gzipBomb_isTooLarge() throws IOException {
        engine.answering(new Reply(200, Map.of("Content-Encoding", "gzip"), gzip(new byte[64 * 1024 * 1024])));
        assertFailed(ask("rust"), FailureKind.TOO_LARGE);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }
}
