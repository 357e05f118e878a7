package dev.resonance.rag.text;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Reads a web page as a person would see it: what is hidden from the eye is not text, nor is what frames every page of
 * a site.
 *
 * <p>Stateless.
 */
public final class HtmlText {
    private static final String UNSEEN =
            "script, style, noscript, template, iframe, object, svg, canvas, head > *, select,"
                    + " textarea, input, button, nav, aside, footer, dialog, [hidden], [aria-hidden=true], [role=navigation]";
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    private HtmlText() {}

    /** The sections of {@code page}, which is changed on the way. */
    public static DocumentText of(Document page) {
        String title = page.title();
        page.select(UNSEEN).remove();
        page.select("[style]").stream().filter(HtmlText::isStyledAway).forEach(Element::remove);
        Element main = page.selectFirst("main, article, [role=main]");
        Element root = main != null && main.text().length() > 200 ? main : page.body();
        Reader reader = new Reader();
        root.traverse(reader);
        reader.close();
        return reader.sections.document(title);
    }

    private static boolean isStyledAway(Element element) {
        String style = element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
        return style.contains("display:none")
                || style.contains("visibility:hidden")
                || style.matches(".*(?:^|;)(?:opacity|font-size|width|height|max-height):0(?:px|em|%|pt)?(?:;.*|!.*|$)")
                || style.matches(".*(?:text-indent|left|top):-\\d{3,}.*");
    }

    /** Walks without recursion, so that a page of 100 000 nested elements is only long. */
    private static final class Reader implements NodeVisitor {
        private final SectionCollector sections = new SectionCollector();
        private final StringBuilder open = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                open.append(text.getWholeText());
            } else if (node instanceof Element element && element.isBlock() && !isCell(element)) {
                close();
            } else if (node instanceof Element element && element.normalName().equals("br")) {
                open.append(' ');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (HEADINGS.contains(element.normalName())) {
                    sections.heading(open.toString());
                    open.setLength(0);
                } else if (isCell(element)) {
                    open.append(' ');
                } else if (element.isBlock()) {
                    close();
                }
            }
        }

        private static boolean isCell(Element element) {
            return element.normalName().equals("td") || element.normalName().equals("th");
        }

        private void close() {
            sections.paragraph(open.toString());
            open.setLength(0);
        }
    }
}
