package dev.resonance.ui.chat;

import dev.resonance.engine.SamplingOptions;
import dev.resonance.reply.ReplyOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the user wants answers to be made; where nothing was chosen, the assistant's own defaults hold. One page's own. */
public final class ChatSettings {
    private boolean search;
    private @Nullable SamplingOptions sampling;
    private @Nullable Integer maxNewTokens;

    /** Whether answers may look things up. */
    public boolean search() {
        return search;
    }

    public void setSearch(boolean value) {
        search = value;
    }

    /** The chosen sampling, if any was chosen. */
    public Optional<SamplingOptions> sampling() {
        return Optional.ofNullable(sampling);
    }

    /** The chosen limit of new tokens, if any was chosen. */
    public Optional<Integer> maxNewTokens() {
        return Optional.ofNullable(maxNewTokens);
    }

    /** Chooses sampling and limit. */
    public void choose(SamplingOptions options, int limit) {
        sampling = options;
        maxNewTokens = limit;
    }

    /** Back to the assistant's defaults. */
    public void reset() {
        sampling = null;
        maxNewTokens = null;
    }

    ReplyOptions apply(ReplyOptions defaults) {
        ReplyOptions options = defaults.withSearch(search);
        options = sampling == null ? options : options.withSampling(sampling);
        return maxNewTokens == null ? options : options.withMaxNewTokens(maxNewTokens);
    }
}
