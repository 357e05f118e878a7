package dev.resonance.reply;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.Role;
import dev.resonance.retrieval.Passage;
import dev.resonance.text.Sentences;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits a conversation into the model's window, counted by the model's own tokenizer.
 *
 * <p>The system text and the last message are never cut, nor is the question to an answer that goes on. What goes, in this order, until the prompt and room for the
 * answer fit: all passages but the best, from the last one up; the oldest turns; the best passage. Of the first passage
 * that does not fit as a whole, as many sentences from its beginning stay as do.
 *
 * <p>Turns go with hysteresis: once over, down to 60 % of the budget, so that the next turns begin with the same tokens
 * and find them in the key/value cache. The cut depends on the messages alone, not on earlier calls: this class holds
 * no state and is thread-safe.
 */
final class ContextWindow {
    private static final double KEPT_WHEN_OVER = 0.6;

    private final ChatEngine engine;

    ContextWindow(ChatEngine engine) {
        this.engine = engine;
    }

    /**
     * @param conversation earlier messages and, last, the one to be answered
     * @param passages best first
     * @throws ContextLengthExceededException if the system text and the last message leave no room for one new token,
     *     or, where the options forbid trimming, if the whole conversation does not
     */
    Fitted fit(List<ChatMessage> conversation, List<Passage> passages, ReplyOptions options) {
        List<ChatMessage> system = new ArrayList<>();
        options.systemPrompt().ifPresent(text -> system.add(ChatMessage.system(text)));
        conversation.stream().filter(message -> message.role() == Role.SYSTEM).forEach(system::add);
        List<ChatMessage> turns = conversation.stream()
                .filter(message -> message.role() != Role.SYSTEM)
                .toList();
        int asked = asked(turns);
        List<ChatMessage> earlier = turns.subList(0, asked);
        List<ChatMessage> last = turns.subList(asked, turns.size());

        Draft bare = new Draft(system, List.of(), List.of(), last);
        int bareTokens = count(bare.messages());
        require(bareTokens);
        if (!options.trim()) {
            require(count(new Draft(system, earlier, List.of(), last).messages()));
        }
        int budget = Math.max(contextLength() - reserve(options), bareTokens);
        return fit(new Draft(system, earlier, passages, last), budget, options.trim());
    }

    /** How many tokens are kept free for the answer. */
    int reserve(ReplyOptions options) {
        return Math.min(options.maxNewTokens(), contextLength() / 4);
    }

    /** Where the last turn begins: an answer that goes on keeps the question it answers. */
    private static int asked(List<ChatMessage> turns) {
        int last = Math.max(0, turns.size() - 1);
        boolean goesOn = last > 0
                && turns.get(last).role() == Role.ASSISTANT
                && turns.get(last - 1).role() == Role.USER;
        return goesOn ? last - 1 : last;
    }

    private Fitted fit(Draft whole, int budget, boolean trim) {
        Draft draft = whole;
        while (draft.passages().size() > 1 && count(draft.messages()) > budget) {
            draft = draft.withPassages(draft.passages().size() - 1);
        }
        if (trim && count(draft.messages()) > budget) {
            draft = withoutOldTurns(draft, budget);
        }
        if (count(draft.messages()) > budget) {
            draft = draft.withPassages(0);
            if (trim && count(draft.messages()) > budget) {
                draft = withoutOldTurns(draft, budget);
            }
        }
        draft = withPartOfTheNext(draft, whole.passages(), budget);
        return new Fitted(
                draft.messages(),
                draft.passages(),
                whole.earlier().size() - draft.earlier().size());
    }

    /** Adds the sentences that still fit of the best passage that went. */
    private Draft withPartOfTheNext(Draft draft, List<Passage> passages, int budget) {
        int kept = draft.passages().size();
        if (kept == passages.size()) {
            return draft;
        }
        Passage next = passages.get(kept);
        List<Sentences.Span> sentences = Sentences.spans(next.text());
        for (int count = sentences.size() - 1; count > 0; count--) {
            String part = next.text().substring(0, sentences.get(count - 1).end());
            Draft longer = draft.withPassage(new Passage(next.title(), next.url(), next.host(), part));
            if (count(longer.messages()) <= budget) {
                return longer;
            }
        }
        return draft;
    }

    /**
     * Replays the conversation from its start: wherever a question made it too long, its oldest turns went. So the cut
     * of one question is where the next one begins, and it moves only where it must.
     */
    private Draft withoutOldTurns(Draft draft, int budget) {
        List<ChatMessage> turns = new ArrayList<>(draft.earlier());
        turns.addAll(draft.last());
        int room = budget - count(draft.system()) - passageRoom(draft);
        int nothing = count(List.of());
        int[] sizes =
                turns.stream().mapToInt(turn -> count(List.of(turn)) - nothing).toArray();
        int first = 0;
        int kept = 0;
        for (int index = 0; index < sizes.length; index++) {
            kept += sizes[index];
            boolean asked = opensTurn(turns, index) || index == sizes.length - 1;
            if (asked && kept > room) {
                while (first < index && (kept > room * KEPT_WHEN_OVER || !opensTurn(turns, first))) {
                    kept -= sizes[first];
                    first++;
                }
            }
        }
        first = Math.min(first, draft.earlier().size());
        Draft cut = draft.withTurnsFrom(first);
        while (!cut.earlier().isEmpty() && count(cut.messages()) > budget) {
            cut = cut.withTurnsFrom(nextTurn(cut.earlier()));
        }
        return cut;
    }

    private static boolean opensTurn(List<ChatMessage> messages, int index) {
        return index >= messages.size() || messages.get(index).role() == Role.USER;
    }

    private static int nextTurn(List<ChatMessage> messages) {
        int next = 1;
        while (!opensTurn(messages, next)) {
            next++;
        }
        return next;
    }

    /** What the passages take, rounded up to an eighth of the window: other passages then seldom move the cut. */
    private int passageRoom(Draft draft) {
        if (draft.passages().isEmpty()) {
            return 0;
        }
        int step = Math.max(1, contextLength() / 8);
        ChatMessage sources = ChatMessage.system(SourceList.render(draft.passages()));
        return Math.ceilDiv(count(List.of(sources)) - count(List.of()), step) * step;
    }

    /** Asked for each time: another model may have taken the engine's place. */
    private int contextLength() {
        return engine.model().contextLength();
    }

    private int count(List<ChatMessage> messages) {
        return engine.countTokens(new Prompt.Chat(messages));
    }

    private void require(int promptTokens) {
        if (promptTokens >= contextLength()) {
            throw new ContextLengthExceededException(contextLength(), promptTokens);
        }
    }

    /**
     * A prompt that fits.
     *
     * @param shown the passages in it, from the best, as they are there: of the last one maybe only a part
     * @param trimmedMessages how many earlier messages are not
     */
    record Fitted(List<ChatMessage> messages, List<Passage> shown, int trimmedMessages) {
        int passagesUsed() {
            return shown.size();
        }
    }

    private record Draft(
            List<ChatMessage> system, List<ChatMessage> earlier, List<Passage> passages, List<ChatMessage> last) {

        Draft withPassages(int best) {
            return new Draft(system, earlier, passages.subList(0, best), last);
        }

        Draft withPassage(Passage passage) {
            List<Passage> more = new ArrayList<>(passages);
            more.add(passage);
            return new Draft(system, earlier, more, last);
        }

        Draft withTurnsFrom(int first) {
            return new Draft(system, earlier.subList(first, earlier.size()), passages, last);
        }

        List<ChatMessage> messages() {
            List<ChatMessage> messages = new ArrayList<>(system);
            messages.addAll(earlier);
            if (!passages.isEmpty()) {
                messages.add(ChatMessage.system(SourceList.render(passages)));
            }
            messages.addAll(last);
            return messages;
        }
    }
}
