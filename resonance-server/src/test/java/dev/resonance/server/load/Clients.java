package dev.resonance.server.load;

import dev.resonance.server.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** Clients of all manners, each on its own thread and its own bare sockets. */
final class Clients {
    private static final int QUESTIONS = 12;
    private static final int TOKENS = 40;
    private static final Pattern CONTENT = Pattern.compile("\"content\":\"([^\"]*)\"");

    private final TestServer server;
    private final Map<Integer, String> right = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final LongAdder finished = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder left = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private volatile long end;

    /** What a client does until the time is over. */
    @FunctionalInterface
    private interface Manner {
        void once(Random random) throws IOException, InterruptedException;
    }

    Clients(TestServer server) {
        this.server = server;
    }

    void learnTheRightAnswers() throws IOException {
        for (int question = 0; question < QUESTIONS; question++) {
            right.put(question, ask(question, false));
        }
    }

    void run(int streams, int whole, int slow, int dropped, int halfOpen, Duration time) throws InterruptedException {
        end = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CountDownLatch> done = new ArrayList<>();
            start(threads, done, streams, random -> check(random.nextInt(QUESTIONS), true));
            start(threads, done, whole, random -> check(random.nextInt(QUESTIONS), false));
            start(threads, done, slow, this::readSlowly);
            start(threads, done, dropped, this::leave);
            start(threads, done, halfOpen, this::sayHalf);
            for (CountDownLatch client : done) {
                client.await();
            }
        }
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    long finished() {
        return finished.sum();
    }

    String report() {
        return finished + " answers read whole, " + refused + " refused for a full queue, " + left
                + " left in the middle, " + broken + " connections broken by the server, " + wrong.size() + " wrong";
    }

    private void start(ExecutorService threads, List<CountDownLatch> done, int count, Manner manner) {
        for (int client = 0; client < count; client++) {
            CountDownLatch ended = new CountDownLatch(1);
            done.add(ended);
            Random random = new Random(done.size());
            threads.execute(() -> {
                try {
                    while (System.nanoTime() < end) {
                        manner.once(random);
                    }
                } catch (IOException e) {
                    wrong.add(String.valueOf(e));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    ended.countDown();
                }
            });
        }
    }

    private void check(int question, boolean stream) throws IOException, InterruptedException {
        String answer = ask(question, stream);
        if (answer.equals("busy")) {
            refused.increment();
            Thread.sleep(200);
        } else {
            finished.increment();
            if (!answer.equals(right.get(question))) {
                wrong.add(question + ": " + answer);
            }
        }
    }

    private String ask(int question, boolean stream) throws IOException {
        try (Socket socket = connect();
                BufferedReader in = reader(socket)) {
            send(socket, question, stream, TOKENS);
            StringBuilder content = new StringBuilder();
            boolean ended = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.contains("\"code\":\"queue_full\"")) {
                    return "busy";
                }
                CONTENT.matcher(line).results().forEach(match -> content.append(match.group(1)));
                ended |= line.equals("data: [DONE]") || (!stream && line.startsWith("{"));
            }
            return ended ? content.toString() : "cut off after " + content.length();
        }
    }

    /** Reads a few bytes now and then; may be cut off for it. */
    private void readSlowly(Random random) throws InterruptedException {
        try (Socket socket = connect()) {
            send(socket, random.nextInt(QUESTIONS), true, 900);
            byte[] few = new byte[64];
            long until = Math.min(end, System.nanoTime() + Duration.ofSeconds(5).toNanos());
            while (System.nanoTime() < until && socket.getInputStream().read(few) >= 0) {
                Thread.sleep(20);
            }
            left.increment();
        } catch (IOException e) {
            broken.increment();
        }
    }

    private void leave(Random random) throws InterruptedException {
        try (Socket socket = connect()) {
            send(socket, random.nextInt(QUESTIONS), random.nextBoolean(), 900);
            Thread.sleep(random.nextInt(300));
            if (random.nextBoolean()) {
                socket.setSoLinger(true, 0); // a reset in place of a goodbye
            }
            left.increment();
        } catch (IOException e) {
            broken.increment();
        }
    }

    /** Sends a part of a request, or closes its half of the connection after one, and stays. */
    private void sayHalf(Random random) throws InterruptedException {
        try (Socket socket = connect()) {
            if (random.nextBoolean()) {
                write(socket, "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{");
            } else {
                send(socket, random.nextInt(QUESTIONS), true, 900);
                socket.shutdownOutput();
            }
            Thread.sleep(500 + random.nextInt(2_000));
            left.increment();
        } catch (IOException e) {
            broken.increment();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void send(Socket socket, int question, boolean stream, int tokens) throws IOException {
        String body = "{\"temperature\":0,\"max_tokens\":" + tokens + ",\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Question " + question + "\"}]}";
        write(
                socket,
                "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
