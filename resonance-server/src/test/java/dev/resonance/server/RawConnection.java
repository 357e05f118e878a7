package dev.resonance.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** A bare TCP connection, to send what no HTTP client would and to leave as no HTTP client would. */
final class RawConnection implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static RawConnection to(TestServer server) throws IOException {
        return to(server.port());
    }

    static RawConnection to(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new RawConnection(socket);
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Posts a body with its length. */
    RawConnection post(String path, byte[] body) throws IOException {
        send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\n\r\n");
        return send(body);
    }

    /** The next line; empty at the end of the head, {@code null} when the server has closed. */
    String line() throws IOException {
        String line = in.readLine();
        return line == null ? "(closed)" : line;
    }

    /** Reads lines up to one that starts with {@code start}. */
    String lineStarting(String start) throws IOException {
        String line = line();
        while (!line.startsWith(start)) {
            if (line.equals("(closed)")) {
                throw new IOException("closed before a line that starts with " + start);
            }
            line = line();
        }
        return line;
    }

    /** Reads one answer whose length is known, and returns its status line and body. */
    String answer() throws IOException {
        String status = line();
        int length = 0;
        for (String line = line(); !line.isEmpty() && !line.equals("(closed)"); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        char[] body = new char[length];
        int read = 0;
        while (read < length) {
            int more = in.read(body, read, length - read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        return status + "\n" + new String(body, 0, read);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
