package dev.resonance.server.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.Resonance;
import dev.resonance.bench.BenchmarkPlan;
import dev.resonance.bench.Spread;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.ModelInfo;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.server.ResonanceServer;
import dev.resonance.server.config.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of an engine's speed is left for a client of the server: one streamed chat, taken from the engine and through
 * HTTP in turn, greedy, the first token left out. The client runs in this process. One thread.
 */
final class ServerBenchmark {
    /**
     * @param engine tokens a second, by the engine's own clock
     * @param server tokens a second, by the client's clock
     * @param ratio median of the second over that of the first
     */
    record Result(ModelInfo model, BenchmarkPlan plan, Spread engine, Spread server, double ratio) {}

    private final ChatEngine engine;
    private final Random random;

    /** The engine is closed by {@link #run}. */
    ServerBenchmark(ChatEngine engine, long seed) {
        this.engine = engine;
        this.random = new Random(seed);
    }

    /** Runs the plan, of which the streams do not count. */
    Result run(BenchmarkPlan plan) {
        ModelInfo model = engine.model();
        double[] alone = new double[plan.repetitions()];
        double[] through = new double[plan.repetitions()];
        try (Resonance resonance = Resonance.builder().engine(engine).build();
                ResonanceServer server = ResonanceServer.start(HttpSettings.local(0), resonance);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            URI address = URI.create(server.address() + "/v1/chat/completions");
            alone(plan);
            through(plan, client, address);
            for (int repetition = 0; repetition < plan.repetitions(); repetition++) {
                alone[repetition] = alone(plan);
                through[repetition] = through(plan, client, address);
            }
        }
        Spread engineSpeed = Spread.of(alone);
        Spread serverSpeed = Spread.of(through);
        return new Result(model, plan, engineSpeed, serverSpeed, serverSpeed.median() / engineSpeed.median());
    }

    private double alone(BenchmarkPlan plan) {
        Prompt prompt = new Prompt.Chat(List.of(ChatMessage.user(text(plan))));
        Generation generation =
                engine.generate(GenerationRequest.of(prompt, SamplingOptions.greedy(), plan.newTokens()));
        GenerationEvent event = generation.next();
        while (!(event instanceof GenerationEvent.Finished)) {
            event = generation.next();
        }
        GenerationEvent.Finished finished = (GenerationEvent.Finished) event;
        long nanos = finished.elapsed().minus(finished.timeToFirstToken()).toNanos();
        return perSecond(finished.usage().completionTokens() - 1, nanos);
    }

    private double through(BenchmarkPlan plan, HttpClient client, URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString(body(plan)))
                .build();
        try (Stream<String> lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            StreamTimes times = new StreamTimes();
            lines.filter(line -> line.startsWith("data: {")).forEach(times::take);
            return perSecond(times.tokens - 1, times.last - times.first);
        } catch (IOException e) {
            throw new GenerationFailedException("the server's stream broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GenerationFailedException("the benchmark was interrupted", e);
        }
    }

    private String body(BenchmarkPlan plan) {
        JsonObject message = new JsonObject();
        message.addProperty("role", "user");
        message.addProperty("content", text(plan));
        JsonArray messages = new JsonArray();
        messages.add(message);
        JsonObject options = new JsonObject();
        options.addProperty("include_usage", true);
        JsonObject body = new JsonObject();
        body.add("messages", messages);
        body.addProperty("max_tokens", plan.newTokens());
        body.addProperty("temperature", 0);
        body.addProperty("stream", true);
        body.add("stream_options", options);
        return body.toString();
    }

    /** Letters as many as tokens are wanted: never fewer than that, so that a window of that length holds them. */
    private String text(BenchmarkPlan plan) {
        return random.ints(plan.promptTokens(), 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static double perSecond(int tokens, long nanos) {
        return tokens * 1e9 / nanos;
    }

    /** When the first and the last of a stream's text came, and how many tokens it was. */
    private static final class StreamTimes {
        private long first;
        private long last;
        private int tokens;

        void take(String line) {
            JsonObject chunk =
                    JsonParser.parseString(line.substring("data: ".length())).getAsJsonObject();
            if (chunk.get("usage") instanceof JsonObject usage) {
                tokens = usage.get("completion_tokens").getAsInt();
                return;
            }
            JsonObject choice = chunk.getAsJsonArray("choices").get(0).getAsJsonObject();
            boolean text = choice.getAsJsonObject("delta").has("content")
                    && !choice.getAsJsonObject("delta")
                            .get("content")
                            .getAsString()
                            .isEmpty();
            if (first == 0 && text) {
                first = System.nanoTime();
            }
            last = System.nanoTime();
        }
    }
}
