package dev.resonance.gpt2;

import ai.djl.Device;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelInfo;
import dev.resonance.error.InvalidValueException;
import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.LocalChatEngine;
import dev.resonance.generation.Precision;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.JsonFile;
import dev.resonance.model.ModelLoadException;
import dev.resonance.model.ModelSource;
import dev.resonance.template.ChatTemplate;
import dev.resonance.template.ChatTemplates;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/** Loads GPT-2 models into engines. */
public final class Gpt2Engines {
    private Gpt2Engines() {}

    /**
     * Loads a model; the caller closes the engine.
     *
     * @throws ModelLoadException if its files are missing, damaged or not a GPT-2, or libtorch is not there
     * @throws InvalidValueException if an option does not fit the model or this machine
     */
    public static ChatEngine load(ModelSource model, EngineOptions options) {
        return load(model, options, new LoadProgress());
    }

    /**
     * The same for somebody who waits: a large model takes a while.
     *
     * @param progress says meanwhile, on any thread, how far it is
     */
    public static ChatEngine load(ModelSource model, EngineOptions options, LoadProgress progress) {
        Gpt2Config config = Gpt2Config.read(model);
        int contextLength = options.contextLength().orElse(config.positions());
        InvalidValueException.require(
                contextLength >= 2 && contextLength <= config.positions(),
                "CONTEXT_LENGTH",
                contextLength,
                "from 2 to the model's own " + config.positions());
        Checkpoint checkpoint = Checkpoint.open(model, progress);
        // Words and weights need different libraries, each of which takes a while to wake up: at the same time.
        FutureTask<Words> words = NativeLoading.begin("resonance-loading-words", () -> words(model, config));
        try {
            Device device = Devices.find(options.device());
            Precision precision = options.precision() == Precision.AUTO ? fastest(device) : options.precision();
            StepModel weights = NativeLoading.apart(
                    "resonance-loading-weights", () -> StepModel.load(config, checkpoint, device, precision));
            return engine(
                    new ModelInfo(model.name(), config.parameters(), contextLength, precision.label(), name(device)),
                    config,
                    weights,
                    words,
                    options);
        } catch (RuntimeException e) {
            NativeLoading.discard(words);
            throw e;
        }
    }

    private static ChatEngine engine(
            ModelInfo info, Gpt2Config config, StepModel weights, FutureTask<Words> words, EngineOptions options) {
        try {
            return new LocalChatEngine(
                    info,
                    weights,
                    NativeLoading.end(words).tokenizer(),
                    NativeLoading.end(words).template(),
                    config.vocabularySize(),
                    config.endTokens(),
                    options);
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    /**
     * The fastest that keeps the goal of quality on every model. int8 keeps it on the bundled one, where it is no faster;
     * on wide models it is faster, but its quality was not measured there. See docs/performance.md.
     */
    private static Precision fastest(Device device) {
        return device.isGpu() ? Precision.BF16 : Precision.FP16;
    }

    private static Words words(ModelSource model, Gpt2Config config) {
        ChatTemplate template = template(model); // first: there is nothing to close in it
        return new Words(tokenizer(model, config), template);
    }

    static BytePairTokenizer tokenizer(ModelSource model, Gpt2Config config) {
        return BytePairTokenizer.load(JsonFile.required(model, "tokenizer.json"), config.vocabularySize());
    }

    static ChatTemplate template(ModelSource model) {
        Optional<JsonFile> config = JsonFile.optional(model, "tokenizer_config.json");
        return config.filter(json -> json.isText("chat_template"))
                .map(json -> ChatTemplates.jinja(
                        json.text("chat_template", ""), tokenText(json, "bos_token"), tokenText(json, "eos_token")))
                .orElseGet(ChatTemplates::plain);
    }

    /** Older files hold an object in place of the token's text; templates seldom name it, so it stays empty then. */
    private static String tokenText(JsonFile json, String key) {
        return json.isText(key) ? json.text(key, "") : "";
    }

    private static String name(Device device) {
        return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    }

    /** What a model's texts are made into tokens with. */
    private record Words(BytePairTokenizer tokenizer, ChatTemplate template) implements AutoCloseable {
        @Override
        public void close() {
            tokenizer.close();
        }
    }
}
