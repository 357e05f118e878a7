package dev.resonance.rag.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.testkit.FakeEngine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that listens on this machine only, on a port that pages may have, and must never hear of a page's address. */
final class PrivateListenerTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<String> TARGETS = List.of(
            "127.0.0.1",
            "127.1",
            "127.0.1",
            "2130706433",
            "0x7f000001",
            "0x7f.1",
            "017700000001",
            "0177.0.0.1",
            "127.255.255.254",
            "0.0.0.0",
            "0",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "100.64.0.1",
            "169.254.169.254",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:10.0.0.1]",
            "[::127.0.0.1]",
            "[fd00::1]",
            "[fe80::1]",
            "[ff02::1]",
            "[64:ff9b::a00:1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "[2001:db8::1]",
            "localhost",
            "LOCALHOST.",
            "user:password@127.0.0.1",
            "mixed.example",
            "private.example");

    private final FakeEngine listener = new FakeEngine().answering(200, "<p>secret</p>");
    private final FakeEngine site = new FakeEngine();
    private final int port = listener.url("/").getPort();

    @AfterEach
    void close() {
        listener.close();
        site.close();
    }

    @Test
    void F22_fortyTargets_neverReachThePrivateListener() throws InterruptedException {
        assertThat(TARGETS).hasSizeGreaterThanOrEqualTo(40);
        try (PageReader reader = reader(PrivateListenerTest::resolve)) {
            for (String target : TARGETS) {
                assertThat(reader.read("http://" + target + ":" + port + "/secret", LIMIT))
                        .as(target)
                        .isInstanceOf(Page.Refused.class);
            }
        }
        assertThat(listener.calls()).isEmpty();
    }

    @Test
    void F22_redirectOfAnAllowedSite_neverReachesThePrivateListener() throws InterruptedException {
        try (PageReader reader = reader(PrivateListenerTest::resolve)) {
            for (int i = 0; i < TARGETS.size(); i++) {
                String target = TARGETS.get(i);
                site.answering(
                        FakeEngine.reply(404, ""), FakeEngine.reply(302, "Location", "http://" + target + ":" + port));
                assertThat(reader.read(site.url("/page" + i).toString(), LIMIT))
                        .as(target)
                        .isInstanceOf(Page.Refused.class);
            }
        }
        assertThat(listener.calls()).isEmpty();
    }

    /** The name is known to the resolver alone, so a client that looked it up again could not connect. */
    @Test
    void F22_nameThatWasChecked_isNeverLookedUpAgain() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        Resolver resolver = host -> {
            asked.incrementAndGet();
            return List.of(InetAddress.getLoopbackAddress());
        };
        Set<String> allowed = Set.of("rebind.example:" + port);
        try (PageReader reader = new PageReader(new PageDoor(resolver, allowed))) {
            assertThat(reader.read("http://rebind.example:" + port + "/", LIMIT))
                    .isInstanceOf(Page.Text.class);
        }
        assertThat(asked).as("once for robots.txt, once for the page").hasValue(2);
        assertThat(listener.calls()).hasSize(2);
    }

    @Test
    void F22_listenerOnTheAllowList_isReached() throws InterruptedException {
        try (PageReader reader = PageReader.allowing(Set.of("127.0.0.1:" + port))) {
            assertThat(reader.read(listener.url("/page").toString(), LIMIT)).isInstanceOf(Page.Text.class);
        }
        assertThat(listener.calls()).hasSize(2);
        assertThat(listener.calls())
                .allSatisfy(call -> assertThat(call.headers()).doesNotContainKeys("cookie", "authorization"));
    }

    private PageReader reader(Resolver resolver) {
        String allowed = site.url("/").getAuthority();
        return new PageReader(new PageDoor(resolver, Set.of(allowed), Set.of(80, 443, port)));
    }

    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "mixed.example" -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getLoopbackAddress());
            case "private.example" -> List.of(InetAddress.getLoopbackAddress());
            default -> List.of(InetAddress.getAllByName(host));
        };
    }
}
