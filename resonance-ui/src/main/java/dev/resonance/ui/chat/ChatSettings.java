package dev.resonance.ui.chat;

import dev.resonance.conversation.ConversationSettings;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.reply.ReplyOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the user wants answers to be made; where nothing was chosen, the assistant's own defaults hold. One page's own. */
public final class ChatSettings {
    private boolean search;
    private @Nullable SamplingChoice choice;

    /** Whether answers may look things up. */
    public boolean search() {
        return search;
    }

    public void setSearch(boolean value) {
        search = value;
    }

    /** What was chosen, if anything was. */
    public Optional<SamplingChoice> choice() {
        return Optional.ofNullable(choice);
    }

    public void choose(SamplingChoice value) {
        choice = value;
    }

    /** Back to the assistant's defaults. */
    public void reset() {
        choice = null;
    }

    /** Keeps whether answers may look things up with a conversation. */
    void keepSearch(ConversationStore store, String conversationId) {
        ConversationSettings old = store.find(conversationId).settings();
        store.configure(conversationId, new ConversationSettings(old.systemPrompt(), old.model(), Optional.of(search)));
    }

    ReplyOptions apply(ReplyOptions defaults) {
        ReplyOptions options = defaults.withSearch(search);
        return choice == null
                ? options
                : options.withSampling(choice.sampling()).withMaxNewTokens(choice.maxNewTokens());
    }
}
