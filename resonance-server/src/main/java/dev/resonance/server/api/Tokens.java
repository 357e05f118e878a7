package dev.resonance.server.api;

import dev.resonance.Resonance;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.Role;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Endpoint;
import dev.resonance.server.http.Fields;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code POST /tokenize}: how many tokens a chat or a text takes, by vLLM's names, so that another Resonance can use
 * this one as its engine; and {@code POST /v1/embeddings}, which says that there are none. Thread-safe.
 */
final class Tokens {
    private record Count(int count, int maxModelLen) {}

    private final ChatRunner runner;

    Tokens(ChatRunner runner) {
        this.runner = runner;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.at("/tokenize").post(this::count),
                Endpoint.at("/v1/embeddings").post((request, response) -> {
                    throw ApiException.field(
                            "model", "This server has no model for embeddings.", "embeddings_not_supported");
                }));
    }

    private void count(ServerRequest request, ServerResponse response) {
        Resonance resonance = runner.assistant().ready();
        Fields body = Fields.of(runner.json(request));
        ServedModel.check(body, resonance);
        Prompt prompt = body.element("messages").isPresent()
                ? chat(MessageFields.inAnyOrder(body), resonance)
                : new Prompt.Text(body.text("prompt")
                        .or(() -> body.text("content"))
                        .orElseThrow(() -> Fields.wrong("prompt", "a text, or 'messages' in its place")));
        Answers.send(
                response,
                new Count(
                        resonance.engine().countTokens(prompt),
                        resonance.engine().model().contextLength()));
    }

    /** As a completion would send them: with the server's system prompt where they have none. */
    private static Prompt chat(List<ChatMessage> messages, Resonance resonance) {
        List<ChatMessage> all = new ArrayList<>();
        if (messages.stream().noneMatch(message -> message.role() == Role.SYSTEM)) {
            resonance.options().systemPrompt().map(ChatMessage::system).ifPresent(all::add);
        }
        all.addAll(messages);
        return new Prompt.Chat(all);
    }
}
