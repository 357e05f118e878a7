package dev.resonance.ui.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Cuts {@code [n]} out of plain text and puts a {@link Citation} there, where source n is known. One use. */
final class CitationLinks extends AbstractVisitor {
    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,2})]");

    private final String messageId;
    private final Set<Integer> sources;

    CitationLinks(String messageId, Set<Integer> sources) {
        this.messageId = messageId;
        this.sources = sources;
    }

    @Override
    public void visit(Link link) {
        // A link's own text stays as it is: links do not nest.
    }

    @Override
    public void visit(Text text) {
        String literal = text.getLiteral();
        Matcher mark = MARK.matcher(literal);
        Node last = text;
        int from = 0;
        while (mark.find()) {
            int number = Integer.parseInt(mark.group(1));
            if (!sources.contains(number)) {
                continue;
            }
            last = after(last, new Text(literal.substring(from, mark.start())));
            last = after(last, new Citation(messageId, number));
            from = mark.end();
        }
        if (from > 0) {
            after(last, new Text(literal.substring(from)));
            text.unlink();
        }
    }

    private static Node after(Node before, Node node) {
        before.insertAfter(node);
        return node;
    }
}
