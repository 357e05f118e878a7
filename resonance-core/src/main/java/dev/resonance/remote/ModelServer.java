package dev.resonance.remote;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.resonance.engine.EngineUnavailableException;
import dev.resonance.engine.GenerationFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The other server's endpoints. HTTP/1.1 always: over plain http the JDK's client asks for HTTP/2 otherwise, and
 * several servers then lose the body. Thread-safe.
 */
final class ModelServer implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int LARGEST_ERROR_BYTES = 64 << 10;

    private final RemoteModel model;
    private final HttpClient client;

    ModelServer(RemoteModel model) {
        this.model = model;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** What a GET below the base gives, such as {@code /models}. */
    JsonObject get(String path) {
        return whole(request(model.address() + path).timeout(ANSWER).build());
    }

    /** What a POST beside the base gives: {@code /tokenize} of {@code http://host/v1} is {@code http://host/tokenize}. */
    JsonObject postBeside(String path, JsonObject body) {
        String base = model.address().toString().replaceFirst("/v1$", "");
        return whole(post(base + path, body).timeout(ANSWER).build());
    }

    /** Begins a POST below the base whose answer is read as it comes; cancelling it ends the request. */
    CompletableFuture<HttpResponse<InputStream>> stream(String path, JsonObject body) {
        return answer(post(model.address() + path, body).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** The body of an answer that is no success; whole, if it is not too long. */
    static String errorBody(InputStream body) {
        try (body) {
            return new String(body.readNBytes(LARGEST_ERROR_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    EngineUnavailableException unreachable(Throwable cause) {
        return new EngineUnavailableException("the model server " + place() + " does not answer: is it up?", cause);
    }

    /** The server as messages name it. */
    String place() {
        return model.address().getScheme() + "://" + model.address().getAuthority();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private JsonObject whole(HttpRequest request) {
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw RemoteErrors.of(place(), response.statusCode(), response.body(), response.headers());
        }
        try {
            return JsonParser.parseString(response.body()).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new GenerationFailedException("the model server " + place() + " did not answer with JSON", e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> answer = answer(request, HttpResponse.BodyHandlers.ofString());
        try {
            // The request's own limit holds for the head of the answer alone.
            return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unreachable(e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unreachable(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private <T> CompletableFuture<HttpResponse<T>> answer(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
        CompletableFuture<HttpResponse<T>> answer = new CompletableFuture<>();
        send(request, reader, answer, true);
        return answer;
    }

    /** Asks a second time where the connection broke. To ask again changes nothing there: completions are kept nowhere. */
    private <T> void send(
            HttpRequest request,
            HttpResponse.BodyHandler<T> reader,
            CompletableFuture<HttpResponse<T>> answer,
            boolean mayAskAgain) {
        CompletableFuture<HttpResponse<T>> sent = client.sendAsync(request, reader);
        CompletableFuture<?> unused = answer.whenComplete((response, fault) -> sent.cancel(true));
        CompletableFuture<?> unusedToo = sent.whenComplete((response, fault) -> {
            if (fault == null) {
                answer.complete(response);
            } else if (mayAskAgain && brokeBeforeTheAnswer(fault) && !answer.isDone()) {
                send(request, reader, answer, false);
            } else {
                answer.completeExceptionally(fault);
            }
        });
    }

    /** As it does where the server closes a kept connection just when it is used again, as every server may. */
    private static boolean brokeBeforeTheAnswer(Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        return cause instanceof IOException
                && !(cause instanceof ConnectException)
                && !(cause instanceof HttpTimeoutException);
    }

    private HttpRequest.Builder post(String address, JsonObject body) {
        return request(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder request(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        model.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request;
    }
}
