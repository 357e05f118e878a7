package dev.resonance.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns a message's Markdown into blocks. The text may come from a model that quotes the web, so nothing of it reaches
 * the page as markup: HTML is shown as text, pictures become links (no request leaves the page), only http, https and
 * mailto links stay links, and they open apart from the chat. {@code [n]} becomes a link where source n is known.
 *
 * <p>Rendering a growing text again and again gives the blocks of the finished text in the end. Thread-safe.
 */
public final class MessageRenderer {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), AutolinkExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .nodeRendererFactory(SafeNodes::new)
            .build();

    private MessageRenderer() {}

    /**
     * Renders Markdown.
     *
     * @param messageId goes into the addresses of citations, {@code #src-<messageId>-<n>}
     * @param sources the numbers that may be cited; other {@code [n]} stay plain text
     */
    public static List<Block> render(String markdown, String messageId, Set<Integer> sources) {
        Node document = PARSER.parse(markdown);
        document.accept(new CitationLinks(messageId, sources));
        List<Block> blocks = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(block(node));
        }
        return blocks;
    }

    private static Block block(Node node) {
        return switch (node) {
            case FencedCodeBlock fence -> new Block.Code(language(fence.getInfo()), fence.getLiteral());
            case IndentedCodeBlock code -> new Block.Code("", code.getLiteral());
            default -> new Block.Prose(HTML.render(node));
        };
    }

    private static String language(String info) {
        String word = info.strip().split("[\\s,{]", 2)[0].toLowerCase(Locale.ROOT);
        return word.length() <= 20 && word.matches("[a-z0-9+#.-]*") ? word : "";
    }
}
