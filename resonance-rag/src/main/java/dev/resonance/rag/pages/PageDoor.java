package dev.resonance.rag.pages;

import dev.resonance.rag.text.WebAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.http.HttpHost;

/**
 * Decides whether an address may be visited, and pins what it resolved to: a name that resolves otherwise a moment
 * later (DNS rebinding) changes nothing. Every hop of a redirect comes through here again.
 *
 * <p>Thread-safe.
 */
final class PageDoor {
    /** An address is not to be visited; the message is a few words. */
    static final class ClosedException extends Exception {
        ClosedException(String why) {
            super(why);
        }
    }

    private final Resolver resolver;
    private final Set<String> allowed;
    private final Set<Integer> ports;

    /** @param allowed {@code host:port} entries that may be visited wherever they lead, for intranets and tests */
    PageDoor(Resolver resolver, Set<String> allowed) {
        this(resolver, allowed, Set.of(80, 443));
    }

    /** With other ports than the web's, so that a test can watch one. */
    PageDoor(Resolver resolver, Set<String> allowed, Set<Integer> ports) {
        this.resolver = resolver;
        this.allowed = Set.copyOf(allowed);
        this.ports = Set.copyOf(ports);
    }

    /**
     * The address to connect to.
     *
     * @throws ClosedException if it may not be visited
     */
    HttpHost open(WebAddress url) throws ClosedException {
        int port = url.port() >= 0 ? url.port() : url.scheme().equals("https") ? 443 : 80;
        boolean known = allowed.contains(url.host() + ":" + port);
        if (!known && !ports.contains(port)) {
            throw new ClosedException("port " + port);
        }
        if (url.text()
                .substring(url.text().indexOf("//") + 2)
                .split("[/?#]", 2)[0]
                .contains("@")) {
            throw new ClosedException("a user name in the address");
        }
        String host =
                url.host().startsWith("[") ? url.host().substring(1, url.host().length() - 1) : url.host();
        List<InetAddress> addresses;
        try {
            addresses = resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw new ClosedException("an unknown host");
        }
        if (!known && !addresses.stream().allMatch(PublicAddresses::contain)) {
            throw new ClosedException("not a public address");
        }
        return new HttpHost(url.scheme(), addresses.getFirst(), host, port);
    }
}
