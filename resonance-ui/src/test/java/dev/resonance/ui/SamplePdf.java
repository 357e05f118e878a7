package dev.resonance.ui;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;

/** A PDF file of one page, written by hand: a title and a table of numbers. */
final class SamplePdf {
    private SamplePdf() {}

    static byte[] of(String title, int lines) {
        StringBuilder drawing = new StringBuilder("BT /F1 26 Tf 60 720 Td (" + title + ") Tj /F1 13 Tf 0 -20 Td");
        for (int i = 0; i < lines; i++) {
            drawing.append(String.format(
                    Locale.ROOT,
                    " 0 -24 Td (%02d November     high water %02d:%02d     %.2f m     low water %02d:%02d) Tj",
                    i + 1,
                    i % 12,
                    i * 7 % 60,
                    3.2 + i % 5 / 4.0,
                    (i + 6) % 12,
                    i * 13 % 60));
        }
        drawing.append(" ET");
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                        + "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
                        + "4 0 obj<</Length " + drawing.length() + ">>stream\n" + drawing + "\nendstream endobj\n"
                        + "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(US_ASCII);
    }
}
