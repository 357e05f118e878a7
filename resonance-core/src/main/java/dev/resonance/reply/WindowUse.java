package dev.resonance.reply;

import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.Role;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts again what the window held for a stored answer. Thread-safe. */
record WindowUse(ChatEngine engine, ContextWindow window) {
    /** Absent where no message was answered yet. */
    Optional<ContextReport> of(List<Message> branch, ReplyOptions options) {
        for (int last = branch.size() - 1; last > 0; last--) {
            Optional<ReplyDetails> details = branch.get(last).details();
            if (details.isPresent()) {
                return Optional.of(of(branch.subList(0, last), branch.get(last), details.get(), options));
            }
        }
        return Optional.empty();
    }

    private ContextReport of(List<Message> earlier, Message answer, ReplyDetails details, ReplyOptions options) {
        List<ChatMessage> seen = new ArrayList<>();
        options.systemPrompt().ifPresent(text -> seen.add(ChatMessage.system(text)));
        int systemTokens = count(seen) - count(List.of());
        List<ChatMessage> turns = turns(earlier);
        int unseen = Math.min(details.trimmedMessages(), Math.max(0, turns.size() - 1));
        List<ChatMessage> history = turns.subList(unseen, Math.max(unseen, turns.size() - 1));
        int historyTokens = count(history) - count(List.of());
        List<Passage> passages = passages(details);
        int passageTokens = size(passages);
        int sourceTokens = size(
                passages.stream().filter(passage -> !passage.url().isEmpty()).toList());
        int reserve = window.reserve(options);
        return new ContextReport(
                engine.model().contextLength(),
                systemTokens,
                historyTokens,
                Math.min(sourceTokens, passageTokens),
                passageTokens - Math.min(sourceTokens, passageTokens),
                count(turns.subList(Math.max(0, turns.size() - 1), turns.size())),
                answer.content().isEmpty() ? 0 : engine.countTokens(new Prompt.Text(answer.content())),
                reserve,
                unseen);
    }

    /** The passages that the model was shown. */
    static List<Passage> passages(ReplyDetails details) {
        return details.sources().stream()
                .filter(Source::used)
                .map(source -> new Passage(source.title(), source.url(), source.host(), source.snippet()))
                .toList();
    }

    private static List<ChatMessage> turns(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.role() != Role.SYSTEM)
                .filter(message -> !message.content().isEmpty())
                .map(message -> new ChatMessage(message.role(), message.content()))
                .toList();
    }

    private int size(List<Passage> passages) {
        return passages.isEmpty()
                ? 0
                : count(List.of(ChatMessage.system(SourceList.render(passages)))) - count(List.of());
    }

    private int count(List<ChatMessage> messages) {
        return engine.countTokens(new Prompt.Chat(messages));
    }
}
