package dev.resonance.rag.duckduckgo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** Searches run in a JVM of their own whose heap is small: what is read cannot take more than there is. */
final class SizeLimitTest {
    private static final int MEBIBYTE = 1024 * 1024;
    /** What the JVM and its libraries take before anything is read, and 16 MiB. */
    private static final String HEAP = "-Xmx32m";

    private static final byte[] GZIP_HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3};

    @Test
    void F13_gibibyteOfBody_isTooLargeInASmallHeap() throws Exception {
        byte[] chunk = new byte[64 * 1024];
        assertTooLarge(out -> {
            RawServer.headers(out);
            for (int i = 0; i < 16 * 1024; i++) {
                out.write(chunk);
            }
        });
    }

    @Test
    void F13_bombOfTenMebibytes_isTooLargeInASmallHeap() throws Exception {
        byte[] mebibyteOfZeros = packedZeros();
        assertTooLarge(out -> {
            headers(out, "");
            out.write(GZIP_HEADER);
            // 10 000 packed mebibytes of zeros are ten gibibytes.
            for (int i = 0; i < 10 * 1024; i++) {
                out.write(mebibyteOfZeros);
            }
        });
    }

    /** This one is small enough to arrive whole, and grows to two gibibytes only when it is unpacked. */
    @Test
    void F13_bombBelowTheLimit_isTooLargeInASmallHeap() throws Exception {
        byte[] mebibyteOfZeros = packedZeros();
        int count = 2 * MEBIBYTE / mebibyteOfZeros.length - 1;
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(GZIP_HEADER);
        for (int i = 0; i < count; i++) {
            bomb.write(mebibyteOfZeros);
        }
        bomb.write(new byte[] {3, 0});
        bomb.write(new byte[8]);
        assertTooLarge(out -> {
            headers(out, "Content-Length: " + bomb.size() + "\r\n");
            out.write(bomb.toByteArray());
            out.flush();
            RawServer.silence(out);
        });
    }

    private static void assertTooLarge(RawServer.Behaviour behaviour) throws Exception {
        try (RawServer server = new RawServer(behaviour)) {
            Process search = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            HEAP,
                            "-cp",
                            System.getProperty("java.class.path"),
                            SearchInASmallHeap.class.getName(),
                            server.url().toString()))
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(search.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(search.waitFor()).as(printed).isZero();
            assertThat(printed).endsWith("TOO_LARGE");
            for (int i = 0; i < 100 && server.open() > 0; i++) {
                Thread.sleep(20);
            }
            assertThat(server.accepted()).isEqualTo(1);
            assertThat(server.open()).as("open connections").isZero();
        }
    }

    private static void headers(OutputStream out, String more) throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n" + more + "\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
    }

    /** A mebibyte of zeros as a piece of deflated data that may be repeated. */
    private static byte[] packedZeros() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, 8192, true)) {
            out.write(new byte[MEBIBYTE]);
            out.flush();
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Searches at the address it is given and prints what failed on the way and what kind of failure came out. */
    static final class SearchInASmallHeap {
        private SearchInASmallHeap() {}

        public static void main(String[] args) {
            try (DuckDuckGoRetriever retriever = DuckDuckGoRetriever.builder()
                    .searchUrl(URI.create(args[0]))
                    .deadline(Duration.ofSeconds(30))
                    .build()) {
                RetrievalOutcome outcome = retriever.retrieve(RetrievalQuery.of("rust"));
                System.out.print(
                        outcome instanceof RetrievalOutcome.Failed failed
                                ? failed.trace() + " " + failed.kind()
                                : outcome.getClass());
            }
        }
    }
}
