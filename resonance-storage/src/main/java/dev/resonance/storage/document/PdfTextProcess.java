package dev.resonance.storage.document;

import java.io.BufferedWriter;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** The process that {@link PdfText} starts: writes the text of the PDF file that it is given to the standard output. */
final class PdfTextProcess {
    private PdfTextProcess() {}

    public static void main(String[] arguments) {
        System.exit(write(new File(arguments[0])));
    }

    private static int write(File file) {
        try (PDDocument document = Loader.loadPDF(file);
                Writer out = new BufferedWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
            PDFTextStripper stripper = new PDFTextStripper();
            int left = PlainFileText.MAX_CHARACTERS;
            for (int page = 1; page <= document.getNumberOfPages() && left > 0; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(document);
                out.write(text, 0, Math.min(left, text.length()));
                left -= text.length();
            }
            return PdfProcess.READ;
        } catch (InvalidPasswordException e) {
            return PdfProcess.LOCKED;
        } catch (IOException | RuntimeException e) {
            return PdfProcess.DAMAGED;
        }
    }
}
