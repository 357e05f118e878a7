package dev.resonance.server.config;

import static dev.resonance.error.InvalidValueException.require;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where the API listens and who may call it.
 *
 * @param host the name or address to listen on
 * @param port 0 to 65535; 0 is any free port
 * @param apiKeys what clients must send as a bearer token; empty: nothing
 * @param allowAnonymous whether listening beyond this machine without keys is meant
 * @param corsOrigins the web origins whose pages may call; {@code *} is any
 * @param strict whether a field that means nothing here is refused, in place of being named in a header
 * @param limits how much a client may ask for
 */
public record HttpSettings(
        String host,
        int port,
        List<String> apiKeys,
        boolean allowAnonymous,
        List<String> corsOrigins,
        boolean strict,
        HttpLimits limits) {

    public HttpSettings {
        require(port >= 0 && port <= 65535, "PORT", port, "a number from 0 to 65535");
        require(
                !apiKeys.isEmpty() || allowAnonymous || isLoopback(host),
                "HOST",
                host,
                "127.0.0.1, ::1 or localhost as long as no API_KEYS are set; or set ALLOW_ANONYMOUS=true");
        apiKeys = List.copyOf(apiKeys);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /** On this machine only, without keys. */
    public static HttpSettings local(int port) {
        return new HttpSettings("127.0.0.1", port, List.of(), false, List.of(), false, HttpLimits.defaults());
    }

    /** Whether only programs on this machine can connect. */
    public boolean onlyThisMachine() {
        return isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            require(false, "HOST", host, "an address of this machine");
            return false;
        }
    }
}
