package dev.resonance.server.app;

import dev.resonance.engine.EngineBusyException;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelChoice;
import dev.resonance.engine.ModelChoices;
import dev.resonance.engine.SwitchableEngine;
import dev.resonance.error.InvalidValueException;
import dev.resonance.hub.HubCache;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelLoadException;
import dev.resonance.model.ModelSource;
import dev.resonance.server.config.ModelSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** The configured model, the bundled one, and those that were pulled from the hub. */
final class InstalledModels implements ModelChoices {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ModelSettings configured;
    private final CompletableFuture<SwitchableEngine> engine;
    private final ReentrantLock loading = new ReentrantLock();

    /** @param engine complete once the configured model is loaded */
    InstalledModels(ModelSettings configured, CompletableFuture<SwitchableEngine> engine) {
        this.configured = configured;
        this.engine = engine;
    }

    @Override
    public List<ModelChoice> list() {
        Optional<String> used = inUse();
        List<ModelChoice> choices = new ArrayList<>();
        places().forEach((name, place) ->
                choices.add(new ModelChoice(name, bytes(place), used.equals(Optional.of(name)))));
        return choices;
    }

    @Override
    public void use(String name, LoadProgress progress) {
        Map<String, ModelSettings> places = places();
        ModelSettings place = Optional.ofNullable(places.get(name))
                .orElseThrow(
                        () -> new InvalidValueException("model", name, "one of " + String.join(", ", places.keySet())));
        if (inUse().isEmpty() || !loading.tryLock()) {
            throw new EngineBusyException("another model is being loaded", PATIENCE);
        }
        try {
            if (!inUse().equals(Optional.of(name))) {
                engine.join().switchTo(Engines.open(place, Optional.empty(), progress));
            }
        } finally {
            loading.unlock();
        }
    }

    private Optional<String> inUse() {
        return engine.isDone() && !engine.isCompletedExceptionally()
                ? Optional.of(engine.join().model().name())
                : Optional.empty();
    }

    /** By the name that each has once it is loaded. */
    private Map<String, ModelSettings> places() {
        Map<String, ModelSettings> places = new LinkedHashMap<>();
        places.put(name(configured), configured);
        ModelSettings bundled = configured.of(Optional.empty());
        places.putIfAbsent(name(bundled), bundled);
        for (HubCache cache : HubCache.all(configured.hub())) {
            ModelSettings pulled = configured.of(Optional.of(cache.folder()));
            if (cache.snapshot(HubCache.MAIN).isPresent() && isGpt2(pulled)) {
                places.putIfAbsent(name(pulled), pulled);
            }
        }
        return places;
    }

    private static String name(ModelSettings settings) {
        return settings.remote()
                .map(remote -> remote.name().orElseGet(remote::toString))
                .orElseGet(() -> Parts.model(settings).name());
    }

    private static long bytes(ModelSettings settings) {
        return settings.remote().isPresent() ? 0 : Checkpoint.storedBytes(Parts.model(settings));
    }

    /** The hub's own client keeps models of all kinds there. */
    private static boolean isGpt2(ModelSettings settings) {
        ModelSource model = Parts.model(settings);
        try {
            Gpt2Config.read(model);
            return true;
        } catch (ModelLoadException e) {
            return false;
        }
    }
}
