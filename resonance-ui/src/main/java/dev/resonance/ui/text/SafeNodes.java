package dev.resonance.ui.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes the nodes that need care in a chat: links, pictures, citations. One use, one thread. */
final class SafeNodes implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    SafeNodes(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class, Image.class, Citation.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case Link link -> link(link.getDestination(), link, plainText(link));
            case Image image -> link(image.getDestination(), image, plainText(image));
            case Citation citation -> cite(citation);
            default -> children(node);
        }
    }

    private void link(String address, Node node, String text) {
        if (!isSafe(address)) {
            children(node);
            return;
        }
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("href", context.encodeUrl(address));
        attributes.put("target", "_blank");
        attributes.put("rel", "noopener noreferrer nofollow");
        html.tag("a", attributes);
        if (text.isBlank()) {
            html.text(address);
        } else {
            children(node);
        }
        html.tag("/a");
    }

    private void cite(Citation citation) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("class", "cite");
        attributes.put("href", "#src-" + citation.messageId() + "-" + citation.number());
        attributes.put("data-source", Integer.toString(citation.number()));
        attributes.put("aria-label", "Source " + citation.number());
        attributes.put("router-ignore", "");
        html.tag("a", attributes);
        html.text(Integer.toString(citation.number()));
        html.tag("/a");
    }

    private void children(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }

    private static boolean isSafe(String address) {
        String start = address.toLowerCase(Locale.ROOT);
        return start.startsWith("https://") || start.startsWith("http://") || start.startsWith("mailto:");
    }

    private static String plainText(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }
}
