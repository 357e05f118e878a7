package dev.resonance.training;

import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.Role;
import dev.resonance.generation.PromptEncoder;
import dev.resonance.generation.Tokenizer;
import dev.resonance.template.ChatTemplate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From a record to what is learned from it. Prompts are encoded as the engine does when it answers, so that what was
 * learned is what will be asked. Thread-safe.
 */
final class ExampleEncoder {
    private final Tokenizer tokenizer;
    private final PromptEncoder prompts;
    private final Ends ends;
    private final DataOptions.Learned learned;
    private final int longest;

    /**
     * The tokens that end things.
     *
     * @param answer ends an answer: the engine stops at it
     * @param document ends a text
     */
    record Ends(int answer, int document) {}

    /** @param longest where sequences are cut */
    ExampleEncoder(
            Tokenizer tokenizer,
            ChatTemplate template,
            int vocabularySize,
            Ends ends,
            DataOptions.Learned learned,
            int longest) {
        this.tokenizer = tokenizer;
        this.prompts = new PromptEncoder(tokenizer, template, vocabularySize);
        this.ends = ends;
        this.learned = learned;
        this.longest = longest;
    }

    /** What is learned from a record: several examples from a long document, none where nothing is left to learn. */
    List<Example> encode(TrainingRecord record) {
        List<Example> examples = switch (record) {
            case TrainingRecord.Instruction instruction -> List.of(cut(chat(messages(instruction))));
            case TrainingRecord.Conversation conversation -> List.of(cut(chat(conversation.messages())));
            case TrainingRecord.Completion completion -> List.of(cut(completion(completion)));
            case TrainingRecord.Document document -> pieces(document.text());
        };
        return examples.stream().filter(example -> example.learned() > 0).toList();
    }

    private static List<ChatMessage> messages(TrainingRecord.Instruction record) {
        List<ChatMessage> messages = new ArrayList<>();
        if (!record.input().isEmpty()) {
            messages.add(ChatMessage.user(record.input()));
        }
        messages.add(ChatMessage.user(record.instruction()));
        messages.add(ChatMessage.assistant(record.output()));
        return messages;
    }

    /**
     * A chat up to its last answer and that one's end. An answer is learned where what the template writes up to it is how
     * the whole begins, and with it the token after it, which ends it.
     */
    private Example chat(List<ChatMessage> messages) {
        int last = messages.size() - 1;
        while (messages.get(last).role() != Role.ASSISTANT) {
            last--;
        }
        int[] chat = encode(messages.subList(0, last + 1));
        int[] whole = with(chat, ends.answer());
        int[] labels = nothing(whole.length);
        for (int turn = 0; turn <= last; turn++) {
            if (messages.get(turn).role() == Role.ASSISTANT) {
                int[] prompt = encode(messages.subList(0, turn));
                int[] answered = turn == last ? chat : encode(messages.subList(0, turn + 1));
                if (common(answered, whole) == answered.length) {
                    int start = common(prompt, answered);
                    System.arraycopy(whole, start, labels, start, answered.length + 1 - start);
                }
            }
        }
        return example(whole, labels);
    }

    private Example completion(TrainingRecord.Completion record) {
        int[] whole = with(tokenizer.encode(record.prompt() + record.completion()), ends.answer());
        int start = common(tokenizer.encode(record.prompt()), whole);
        int[] labels = nothing(whole.length);
        System.arraycopy(whole, start, labels, start, whole.length - start);
        return example(whole, labels);
    }

    private List<Example> pieces(String text) {
        int[] whole = with(tokenizer.encode(text), ends.document());
        List<Example> pieces = new ArrayList<>();
        for (int start = 0; start < whole.length; start += longest) {
            int[] tokens = Arrays.copyOfRange(whole, start, Math.min(whole.length, start + longest));
            pieces.add(new Example(tokens, tokens));
        }
        return pieces;
    }

    private Example example(int[] tokens, int[] labels) {
        return new Example(tokens, learned == DataOptions.Learned.EVERYTHING ? tokens : labels);
    }

    /** What is cut off, an answer's end among it, is not learned; no end is invented for it. */
    private Example cut(Example example) {
        return example.length() <= longest
                ? example
                : new Example(Arrays.copyOf(example.tokens(), longest), Arrays.copyOf(example.labels(), longest));
    }

    private int[] encode(List<ChatMessage> messages) {
        return prompts.encode(new Prompt.Chat(messages));
    }

    private static int[] with(int[] tokens, int end) {
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = end;
        return longer;
    }

    private static int[] nothing(int length) {
        int[] labels = new int[length];
        Arrays.fill(labels, Example.IGNORED);
        return labels;
    }

    /** How long both begin alike. */
    private static int common(int[] first, int[] second) {
        int difference = Arrays.mismatch(first, second);
        return difference < 0 ? first.length : difference;
    }
}
