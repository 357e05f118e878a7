package dev.resonance.storage.document;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The process that {@link PdfPages} starts: writes the number of pages of the PDF file that it is given to the standard
 * output, and then the first ones as PNG files, each after its length.
 */
final class PdfPagesProcess {
    /** Sharp on most screens in a column of text. */
    private static final float WIDTH_PIXELS = 1200;

    private PdfPagesProcess() {}

    public static void main(String[] arguments) {
        System.exit(write(new File(arguments[0])));
    }

    private static int write(File file) {
        ImageIO.setUseCache(false);
        try (PDDocument document = Loader.loadPDF(file);
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
            out.writeInt(document.getNumberOfPages());
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < Math.min(PdfPages.MOST, document.getNumberOfPages()); page++) {
                byte[] picture = png(
                        renderer.renderImage(page, scale(document.getPage(page).getCropBox())));
                out.writeInt(picture.length);
                out.write(picture);
            }
            return PdfProcess.READ;
        } catch (InvalidPasswordException e) {
            return PdfProcess.LOCKED;
        } catch (IOException | RuntimeException e) {
            return PdfProcess.DAMAGED;
        }
    }

    /** So that the page is as wide as wanted, and no higher than three times that. */
    private static float scale(PDRectangle page) {
        float width = Math.max(1, page.getWidth());
        float height = Math.max(1, page.getHeight());
        return Math.min(WIDTH_PIXELS / width, 3 * WIDTH_PIXELS / height);
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
