package dev.resonance.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.RenderResult;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import dev.resonance.model.ModelLoadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A model's own {@code chat_template}. It is rendered with a placeholder for each message's text, so that what people
 * wrote never passes through the template language and cannot become part of the template's own text.
 */
final class JinjaTemplate implements ChatTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\uE000(\\d+)\uE001");
    private static final int LONGEST_OUTPUT = 1 << 24;

    private final Jinjava jinja = new Jinjava(JinjavaConfig.newBuilder()
            .withMaxOutputSize(LONGEST_OUTPUT)
            .withTrimBlocks(true)
            .withLstripBlocks(true)
            .build());
    private final String source;
    private final String beginToken;
    private final String endToken;

    JinjaTemplate(String source, String beginToken, String endToken) {
        this.source = source;
        this.beginToken = beginToken;
        this.endToken = endToken;
        render(List.of(ChatMessage.user("")));
    }

    @Override
    public List<TemplatePart> render(List<ChatMessage> messages) {
        boolean open = !messages.isEmpty() && messages.getLast().role() == Role.ASSISTANT;
        List<Map<String, String>> items = IntStream.range(0, messages.size())
                .mapToObj(index -> Map.of(
                        "role",
                        messages.get(index).role().name().toLowerCase(Locale.ROOT),
                        "content",
                        "\uE000" + index + "\uE001"))
                .toList();
        RenderResult result = jinja.renderForResult(
                source,
                Map.of(
                        "messages", items,
                        "add_generation_prompt", !open,
                        "bos_token", beginToken,
                        "eos_token", endToken));
        if (result.hasErrors()) {
            throw new ModelLoadException("the model's chat_template cannot be used: "
                    + result.getErrors().getFirst().getMessage());
        }
        return split(result.getOutput(), messages, open);
    }

    private static List<TemplatePart> split(String rendered, List<ChatMessage> messages, boolean open) {
        List<TemplatePart> parts = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(rendered);
        int end = 0;
        while (placeholder.find()) {
            add(parts, rendered.substring(end, placeholder.start()), true);
            int index = Integer.parseInt(placeholder.group(1));
            add(parts, messages.get(index).content(), false);
            end = placeholder.end();
            if (open && index == messages.size() - 1) {
                return parts;
            }
        }
        add(parts, rendered.substring(end), true);
        return parts;
    }

    private static void add(List<TemplatePart> parts, String text, boolean special) {
        if (!text.isEmpty()) {
            parts.add(new TemplatePart(text, special));
        }
    }
}
