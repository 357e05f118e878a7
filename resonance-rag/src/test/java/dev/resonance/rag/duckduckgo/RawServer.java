package dev.resonance.rag.duckduckgo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that keeps the HTTP standard only as far as the test wants. */
final class RawServer implements AutoCloseable {
    /** What to do with a connection; returning closes it. */
    interface Behaviour {
        void serve(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    RawServer(Behaviour behaviour) {
        try {
            socket = new ServerSocket(0, 300, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(() -> accept(behaviour));
    }

    /** Sends the headers of a good answer and then one byte a second. */
    static void drip(OutputStream out) throws IOException, InterruptedException {
        headers(out);
        for (int i = 0; i < 60; i++) {
            out.write('x');
            out.flush();
            Thread.sleep(1_000);
        }
    }

    static void headers(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    static void silence(OutputStream out) throws InterruptedException {
        Thread.sleep(60_000);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/html/");
    }

    int accepted() {
        return accepted.get();
    }

    /** Connections that neither side has closed. */
    int open() {
        return open.size();
    }

    private void accept(Behaviour behaviour) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                accepted.incrementAndGet();
                open.add(connection);
                threads.execute(() -> watch(connection));
                threads.execute(() -> serve(connection, behaviour));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection, Behaviour behaviour) {
        try (connection) {
            behaviour.serve(connection.getOutputStream());
        } catch (IOException | InterruptedException e) {
            open.remove(connection);
        } finally {
            open.remove(connection);
        }
    }

    /** Reads until the client hangs up. */
    private void watch(Socket connection) {
        try {
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            open.remove(connection);
        }
        open.remove(connection);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
