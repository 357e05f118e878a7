package dev.resonance.storage.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.AttachmentRefusedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PdfPagesTest {
    @Test
    void row26_pages_areDrawnInOrderAndWideEnoughToRead() throws IOException {
        PdfPages pages = PdfPages.draw("two.pdf", new ByteArrayInputStream(SampleFiles.pdf("First", "Second")));

        assertThat(pages.pageCount()).isEqualTo(2);
        assertThat(pages.pictures()).hasSize(2);
        BufferedImage first =
                ImageIO.read(new ByteArrayInputStream(pages.pictures().getFirst()));
        assertThat(first.getWidth()).isBetween(1199, 1201);
        assertThat(darkPixels(first)).isPositive();
    }

    @Test
    void row26_whatCannotBeDrawn_isRefusedWithItsReason() throws IOException {
        byte[] locked = SampleFiles.lockedPdf();
        assertThatThrownBy(() -> PdfPages.draw("locked.pdf", new ByteArrayInputStream(locked)))
                .isInstanceOf(AttachmentRefusedException.class)
                .hasMessageContaining("password");
        byte[] damaged = "%PDF-1.7 and nothing more".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> PdfPages.draw("damaged.pdf", new ByteArrayInputStream(damaged)))
                .isInstanceOf(AttachmentRefusedException.class)
                .hasMessageContaining("damaged");
    }

    private static long darkPixels(BufferedImage image) {
        long dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                dark += (image.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
            }
        }
        return dark;
    }
}
