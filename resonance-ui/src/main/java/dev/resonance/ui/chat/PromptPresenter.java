package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationSettings;
import dev.resonance.engine.Prompt;
import dev.resonance.error.ResonanceException;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.language.PromptText;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A conversation's own system prompt: what it is, what it costs, and that it is kept. Stateless. */
public final class PromptPresenter {
    /** In characters; the model's window is the real limit. */
    public static final int LONGEST = 10_000;

    private final Backend backend;
    private final String conversationId;
    private final Language language;
    private final Consumer<String> onProblem;

    public PromptPresenter(Backend backend, String conversationId, Language language, Consumer<String> onProblem) {
        this.backend = backend;
        this.conversationId = conversationId;
        this.language = language;
        this.onProblem = onProblem;
    }

    /** The prompt; empty where the conversation has none of its own. */
    public String prompt() {
        return tryTo(resonance -> settings(resonance).systemPrompt().orElse("")).orElse("");
    }

    /** How many tokens of the model's window a prompt takes, in the reader's words. */
    public String cost(String prompt) {
        return tryTo(resonance -> {
                    int tokens = prompt.isBlank() ? 0 : resonance.engine().countTokens(new Prompt.Text(prompt.strip()));
                    return language.say(
                            PromptText.COST, tokens, resonance.engine().model().contextLength());
                })
                .orElseGet(() -> language.say(PromptText.NO_COST));
    }

    /** Keeps the prompt; a blank one takes it away. False if it could not be kept. */
    public boolean save(String prompt) {
        return tryTo(resonance -> {
                    ConversationSettings old = settings(resonance);
                    Optional<String> own = Optional.of(prompt.strip()).filter(text -> !text.isEmpty());
                    resonance
                            .store()
                            .configure(conversationId, new ConversationSettings(own, old.model(), old.search()));
                    return true;
                })
                .orElse(false);
    }

    private ConversationSettings settings(Resonance resonance) {
        return resonance.store().find(conversationId).settings();
    }

    private <T> Optional<T> tryTo(Function<Resonance, T> action) {
        try {
            return backend.resonance().map(action);
        } catch (ResonanceException e) {
            onProblem.accept(Failures.line(e));
            return Optional.empty();
        }
    }
}
