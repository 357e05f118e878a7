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
 * HTTP in turn, greedy, from the question to the end of the answer. The client runs in this process. One thread.
 */
final class ServerBenchmark {
    /**
     * @param engine tokens a second, for who calls the engine
     * @param server tokens a second, for the client
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
        long asked = System.nanoTime();
        Generation generation =
                engine.generate(GenerationRequest.of(prompt, SamplingOptions.greedy(), plan.newTokens()));
        GenerationEvent event = generation.next();
        while (!(event instanceof GenerationEvent.Finished)) {
            event = generation.next();
        }
        int tokens = ((GenerationEvent.Finished) event).usage().completionTokens();
        return perSecond(tokens, System.nanoTime() - asked);
    }

    private double through(BenchmarkPlan plan, HttpClient client, URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString(body(plan)))
                .build();
        long asked = System.nanoTime();
        try (Stream<String> lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            int tokens = lines.filter(line -> line.startsWith("data: {"))
                    .mapToInt(ServerBenchmark::tokens)
                    .sum();
            return perSecond(tokens, System.nanoTime() - asked);
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

    /** How many tokens the answer took, where this line of the stream says so: the last one does. */
    private static int tokens(String line) {
        JsonObject chunk =
                JsonParser.parseString(line.substring("data: ".length())).getAsJsonObject();
        return chunk.get("usage") instanceof JsonObject usage
                ? usage.get("completion_tokens").getAsInt()
                : 0;
    }
}
