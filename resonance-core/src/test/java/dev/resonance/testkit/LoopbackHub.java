package dev.resonance.testkit;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Hugging Face hub with one model, on this machine: small files from its own address, large ones by a redirect to
 * another one, as the real hub does. Thread-safe.
 */
public final class LoopbackHub implements AutoCloseable {
    public static final String MODEL = "made-up/tiny-gpt2";
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static final String LISTING = "/api/models/" + MODEL + "/revision/main";

    private final HttpServer hub = server();
    private final HttpServer store = server();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> listing = new LinkedHashMap<>();
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile int bytesBeforeCut;

    /** What was asked of either address. */
    public record Request(boolean ofHub, String path, Optional<String> authorization, Optional<String> range) {
        static Request of(HttpExchange exchange, boolean ofHub) {
            return new Request(
                    ofHub,
                    exchange.getRequestURI().getPath(),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")));
        }
    }

    private LoopbackHub() {
        hub.setExecutor(threads);
        store.setExecutor(threads);
        hub.createContext("/", exchange -> answer(exchange, true));
        store.createContext("/", exchange -> answer(exchange, false));
        answers.put(LISTING, this::list);
        hub.start();
        store.start();
    }

    public static LoopbackHub start() {
        return new LoopbackHub();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Adds a file that lies in git. */
    public void put(String name, byte[] content) {
        byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII);
        files.put("/" + MODEL + "/resolve/" + COMMIT + "/" + name, content);
        announce(name, Map.of("rfilename", name, "size", content.length, "blobId", hex("SHA-1", head, content)));
    }

    /** Adds a file that lies elsewhere. */
    public void putLarge(String name, byte[] content) {
        String checksum = hex("SHA-256", content);
        stored.put("/" + checksum, content);
        String to = "http://127.0.0.1:" + store.getAddress().getPort() + "/" + checksum;
        answer("/" + MODEL + "/resolve/" + COMMIT + "/" + name, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        Map<String, Object> large = Map.of("sha256", checksum, "size", content.length, "pointerSize", 134);
        announce(name, Map.of("rfilename", name, "size", content.length, "blobId", "0".repeat(40), "lfs", large));
    }

    /** What the listing says of a file, whether there is one or not. */
    public void announce(String name, Map<String, Object> entry) {
        synchronized (listing) {
            listing.put(name, entry);
        }
    }

    /** Answers a path of the hub so and no other way. */
    public void answer(String path, HttpHandler handler) {
        answers.put(path, handler);
    }

    /** Answers the listing with this text. */
    public void answerListing(int status, String body) {
        answer(LISTING, exchange -> send(exchange, status, body));
    }

    /** Breaks off so many answers with large files, each after so many bytes. */
    public void cut(int times, int afterBytes) {
        bytesBeforeCut = afterBytes;
        cuts.set(times);
    }

    @Override
    public void close() {
        hub.stop(0);
        store.stop(0);
        threads.shutdownNow();
    }

    private void list(HttpExchange exchange) throws IOException {
        List<Object> siblings;
        synchronized (listing) {
            siblings = new ArrayList<>(listing.values());
        }
        Map<String, Object> model =
                Map.of("id", MODEL, "sha", COMMIT, "config", Map.of("model_type", "gpt2"), "siblings", siblings);
        send(exchange, 200, new Gson().toJson(model));
    }

    private void answer(HttpExchange exchange, boolean ofHub) throws IOException {
        Request request = Request.of(exchange, ofHub);
        requests.add(request);
        HttpHandler own = ofHub ? answers.get(request.path()) : null;
        if (own != null) {
            own.handle(exchange);
            return;
        }
        byte[] content = (ofHub ? files : stored).get(request.path());
        if (content == null) {
            send(exchange, 404, "Entry not found");
            return;
        }
        int start = request.range()
                .map(range -> Integer.parseInt(range.substring("bytes=".length(), range.length() - 1)))
                .orElse(0);
        if (request.range().isPresent()) {
            String range = "bytes " + start + "-" + (content.length - 1) + "/" + content.length;
            exchange.getResponseHeaders().set("Content-Range", range);
        }
        exchange.sendResponseHeaders(request.range().isPresent() ? 206 : 200, content.length - start);
        boolean cut = !ofHub && cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        int count = cut ? Math.min(bytesBeforeCut, content.length - start) : content.length - start;
        OutputStream body = exchange.getResponseBody();
        body.write(content, start, count);
        body.flush();
        if (cut) {
            pause(); // until the client has read: what it has not is lost with the connection
        }
        exchange.close(); // before all is sent: the connection ends
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
