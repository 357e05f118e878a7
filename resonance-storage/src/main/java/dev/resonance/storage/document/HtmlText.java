package dev.resonance.storage.document;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What a reader of an HTML page sees, a line a block. */
final class HtmlText {
    private static final String UNSEEN = "script, style, template, noscript, head > *:not(title)";
    private static final String BLOCKS =
            "title, p, div, section, article, header, footer, li, tr, h1, h2, h3, h4, h5, h6, pre, blockquote, br, dt, dd";

    private HtmlText() {}

    static String of(String html) {
        Document document = Jsoup.parse(html);
        document.select(UNSEEN).remove();
        document.select(BLOCKS).forEach(block -> block.after("\n"));
        document.select("td, th").forEach(cell -> cell.after("\t"));
        return Stream.of(document.wholeText().replaceAll("[ \\u00A0]+", " ").split("\\R", -1))
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
