package dev.resonance.ui.chat;

import dev.resonance.engine.ModelInfo;
import java.util.Locale;
import java.util.Optional;

/** The honest sentence about the model: how big it is, and what follows from that. */
public final class ModelNotice {
    private static final long SMALL = 1_000_000_000L;

    private ModelNotice() {}

    /** One or two sentences; absent model: it is still loading. */
    public static String of(Optional<ModelInfo> model) {
        return model.map(ModelNotice::sentence).orElse("The model is loading. You can write already.");
    }

    private static String sentence(ModelInfo model) {
        String size = model.parameters() == 0 ? "" : " with " + size(model.parameters()) + " parameters";
        return model.parameters() == 0 || model.parameters() >= SMALL
                ? model.name() + size + " answers you. It can be wrong: check what matters."
                : "A very small model" + size
                        + ", on your own machine: it chats a little, quotes the sources it is given,"
                        + " and is often wrong by itself.";
    }

    /** Such as "3.5 million" or "1.6 billion". */
    static String size(long parameters) {
        double millions = parameters / 1e6;
        return millions < 1000
                ? String.format(Locale.ENGLISH, millions < 10 ? "%.1f million" : "%.0f million", millions)
                : String.format(Locale.ENGLISH, "%.1f billion", millions / 1000);
    }
}
