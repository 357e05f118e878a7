package dev.resonance.ui.chat;

import dev.resonance.engine.ModelInfo;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.Language;
import java.util.Optional;

/** The honest sentence about the model: how big it is, and what follows from that. */
public final class ModelNotice {
    private static final long SMALL = 1_000_000_000L;

    private ModelNotice() {}

    /** One or two sentences; absent model: it is still loading. */
    public static String of(Optional<ModelInfo> model, Language language) {
        return model.map(info -> sentence(info, language)).orElseGet(() -> language.say(ChatText.NOTICE_LOADING));
    }

    private static String sentence(ModelInfo model, Language language) {
        if (model.parameters() == 0) {
            return language.say(ChatText.NOTICE_UNKNOWN, model.name());
        }
        String size = size(model.parameters(), language);
        return model.parameters() >= SMALL
                ? language.say(ChatText.NOTICE_LARGE, model.name(), size)
                : language.say(ChatText.NOTICE_SMALL, size);
    }

    /** Such as "3.5 million" or "1.6 billion". */
    static String size(long parameters, Language language) {
        double millions = parameters / 1e6;
        return millions < 1000
                ? language.say(ChatText.MILLIONS, millions < 10 ? millions : Math.rint(millions))
                : language.say(ChatText.BILLIONS, millions / 1000);
    }
}
