package dev.resonance.server.app;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.LoadProgress;
import dev.resonance.generation.Precision;
import dev.resonance.gpt2.Gpt2Engines;
import dev.resonance.gpt2.PrecisionQuality;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import dev.resonance.remote.RemoteChatEngine;
import dev.resonance.server.config.ModelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Opens an engine by itself, without the rest of an assistant. */
public final class Engines {
    private static final long SEED = 1;
    /** So long may another server take to start beside this one. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Engines() {}

    /**
     * What each precision of the configured model keeps of its quality.
     *
     * @throws dev.resonance.model.ModelLoadException if the model cannot be loaded
     */
    public static List<PrecisionQuality> quality(
            ModelSettings settings, List<Precision> precisions, List<List<ChatMessage>> conversations) {
        ModelSource model = Parts.model(settings);
        return precisions.stream()
                .map(precision -> PrecisionQuality.measure(model, precision, conversations))
                .toList();
    }

    /**
     * The caller closes it.
     *
     * @param shape of a model with random weights to take in place of the configured one
     * @param progress of a model that is loaded here
     * @throws dev.resonance.model.ModelLoadException if the model cannot be loaded
     * @throws dev.resonance.engine.EngineUnavailableException if it is on another server that cannot be used
     */
    public static ChatEngine open(ModelSettings settings, Optional<String> shape, LoadProgress progress) {
        if (shape.isEmpty() && settings.remote().isPresent()) {
            return RemoteChatEngine.connect(settings.remote().get(), PATIENCE);
        }
        ModelSource model = shape.map(name -> Models.random(name, SEED)).orElseGet(() -> Parts.model(settings));
        return Gpt2Engines.load(model, settings.engine(), progress);
    }
}
