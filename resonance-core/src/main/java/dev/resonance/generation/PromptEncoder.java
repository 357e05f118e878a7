package dev.resonance.generation;

import dev.resonance.engine.Prompt;
import dev.resonance.error.InvalidValueException;
import dev.resonance.template.ChatTemplate;
import dev.resonance.template.TemplatePart;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** From a prompt to tokens. Special tokens come from the template alone. Thread-safe. */
public final class PromptEncoder {
    private final Tokenizer tokenizer;
    private final ChatTemplate template;
    private final int vocabularySize;
    private final Pattern specials;

    /** @param vocabularySize how many tokens the model knows */
    public PromptEncoder(Tokenizer tokenizer, ChatTemplate template, int vocabularySize) {
        this.tokenizer = tokenizer;
        this.template = template;
        this.vocabularySize = vocabularySize;
        // A pattern that never matches, (?!), where there are no special tokens.
        this.specials = Pattern.compile(tokenizer.specials().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("|"), pattern -> pattern.isEmpty() ? "(?!)" : pattern)));
    }

    /**
     * The prompt's tokens, up to where the answer begins.
     *
     * @throws InvalidValueException if a token id is not in the vocabulary
     */
    public int[] encode(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Chat chat -> encode(template.render(chat.messages()));
            case Prompt.Text text -> tokenizer.encode(text.text());
            case Prompt.Tokens tokens -> checked(tokens.ids());
        };
    }

    private int[] encode(List<TemplatePart> parts) {
        IntStream.Builder tokens = IntStream.builder();
        // Ordinary text is gathered up to the next special token, since words may merge across parts.
        StringBuilder ordinary = new StringBuilder();
        for (TemplatePart part : parts) {
            if (part.special()) {
                encodeSpecial(part.text(), ordinary, tokens);
            } else {
                ordinary.append(part.text());
            }
        }
        flush(ordinary, tokens);
        return tokens.build().toArray();
    }

    private void encodeSpecial(String text, StringBuilder ordinary, IntStream.Builder tokens) {
        Matcher special = specials.matcher(text);
        int end = 0;
        while (special.find()) {
            ordinary.append(text, end, special.start());
            flush(ordinary, tokens);
            tokenizer.special(special.group()).ifPresent(tokens::add);
            end = special.end();
        }
        ordinary.append(text, end, text.length());
    }

    private void flush(StringBuilder ordinary, IntStream.Builder tokens) {
        if (!ordinary.isEmpty()) {
            for (int token : tokenizer.encode(ordinary.toString())) {
                tokens.add(token);
            }
            ordinary.setLength(0);
        }
    }

    private int[] checked(List<Integer> ids) {
        for (int id : ids) {
            InvalidValueException.require(
                    id >= 0 && id < vocabularySize, "prompt", id, "token ids from 0 to " + (vocabularySize - 1));
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }
}
