package dev.resonance.rag.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.resonance.rag.text.Section;
import dev.resonance.rag.text.WebAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads pages of the open web as plain text, kept for an hour (at most 64 MiB). Only http and https on their usual
 * ports, only public addresses, only what a site's robots.txt allows, at most 2 MiB of HTML or plain text a page.
 *
 * <p>Thread-safe.
 */
public final class PageReader implements AutoCloseable {
    private static final String NAME = "Resonance";
    private static final String USER_AGENT = "Mozilla/5.0 (compatible; Resonance/0.1; assistant)";
    private static final long MAX_CHARACTERS = 32L * 1024 * 1024;

    private final PageClient client;
    private final Cache<String, Page> pages = Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((String url, Page page) -> weight(page))
            .expireAfterWrite(Duration.ofHours(1))
            .executor(Runnable::run)
            .build();
    private final Cache<String, RobotRules> robots = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofHours(1))
            .executor(Runnable::run)
            .build();

    PageReader(PageDoor door) {
        this(door, Downgrade.REFUSED);
    }

    private PageReader(PageDoor door, Downgrade downgrade) {
        this.client = new PageClient(door, downgrade, USER_AGENT);
    }

    /** For public pages. */
    public static PageReader create() {
        return allowing(Set.of());
    }

    /**
     * For public pages and, whatever addresses they have, these {@code host:port}s, such as {@code wiki.intra:8080}.
     */
    public static PageReader allowing(Set<String> hostsAndPorts) {
        return allowing(hostsAndPorts, Downgrade.REFUSED);
    }

    /** The same, and redirects from https to http as said. */
    public static PageReader allowing(Set<String> hostsAndPorts, Downgrade downgrade) {
        return new PageReader(new PageDoor(host -> List.of(InetAddress.getAllByName(host)), hostsAndPorts), downgrade);
    }

    /**
     * Reads a page, at the latest when {@code limit} has passed.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    public Page read(String url, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Optional<WebAddress> address = WebAddress.of(url);
        if (address.isEmpty()) {
            return new Page.Refused("no web address");
        }
        String key = address.get().canonical();
        Page kept = pages.getIfPresent(key);
        if (kept != null) {
            return kept;
        }
        if (!rules(address.get(), limit).allow(target(address.get()))) {
            return new Page.Refused("robots.txt");
        }
        Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        Page page = client.read(address.get(), left);
        if (page instanceof Page.Text) {
            pages.put(key, page);
        }
        return page;
    }

    private RobotRules rules(WebAddress url, Duration limit) throws InterruptedException {
        String site = url.scheme() + "://" + url.host() + (url.port() < 0 ? "" : ":" + url.port());
        RobotRules kept = robots.getIfPresent(site);
        if (kept != null) {
            return kept;
        }
        Optional<WebAddress> file = WebAddress.of(site + "/robots.txt");
        RobotRules rules =
                file.isEmpty() ? RobotRules.NONE : RobotRules.of(client.text(file.get(), limit.dividedBy(3)), NAME);
        robots.put(site, rules);
        return rules;
    }

    private static String target(WebAddress url) {
        return url.path() + (url.query().isEmpty() ? "" : "?" + url.query());
    }

    private static int weight(Page page) {
        int characters = 200;
        if (page instanceof Page.Text text) {
            for (Section section : text.document().sections()) {
                characters += section.heading().length();
                for (String paragraph : section.paragraphs()) {
                    characters += paragraph.length();
                }
            }
        }
        return characters;
    }

    /** Ends what runs. */
    @Override
    public void close() {
        client.close();
    }
}
