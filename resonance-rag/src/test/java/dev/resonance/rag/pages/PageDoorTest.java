package dev.resonance.rag.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.resonance.rag.text.WebAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageDoorTest {
    private static final Resolver REAL = host -> List.of(InetAddress.getAllByName(host));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://017700000001/",
                "http://127.255.255.254/",
                "http://0.0.0.0/",
                "http://0.1.2.3/",
                "http://10.0.0.1/",
                "http://10.255.255.255/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://100.127.255.255/",
                "http://169.254.169.254/latest/meta-data/",
                "http://192.0.0.8/",
                "http://192.0.2.1/",
                "http://198.18.0.1/",
                "http://198.19.255.255/",
                "http://198.51.100.7/",
                "http://203.0.113.9/",
                "http://224.0.0.1/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[fd00::1]/",
                "http://[fc00::1]/",
                "http://[fe80::1]/",
                "http://[ff02::1]/",
                "http://[64:ff9b::a00:1]/",
                "http://[2002:a00:1::]/",
                "http://[2001:db8::1]/",
                "http://[2001::1]/",
                "http://[100::1]/",
                "http://localhost/",
                "http://8.8.8.8:22/",
                "http://user@8.8.8.8/",
                "http://user:pw@8.8.8.8/",
                "http://8.8.8.8:8080/"
            })
    void F22_addressThatIsNotPublic_isClosed(String url) {
        PageDoor door = new PageDoor(REAL, Set.of());
        assertThat(WebAddress.of(url)).isPresent();
        assertThatThrownBy(() -> door.open(WebAddress.of(url).orElseThrow()))
                .isInstanceOf(PageDoor.ClosedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://8.8.8.8/", "https://1.1.1.1:443/x", "http://[2606:4700::1111]/", "http://172.32.0.1/"})
    void F22_publicAddress_isOpen(String url) throws PageDoor.ClosedException {
        PageDoor door = new PageDoor(REAL, Set.of());
        assertThat(door.open(WebAddress.of(url).orElseThrow()).getAddress()).isNotNull();
    }

    @Test
    void F22_nameWithOnePrivateAddress_isClosed() throws UnknownHostException {
        InetAddress open = InetAddress.getByName("8.8.8.8");
        InetAddress closed = InetAddress.getByName("10.0.0.1");
        PageDoor door = new PageDoor(host -> List.of(open, closed), Set.of());
        assertThatThrownBy(
                        () -> door.open(WebAddress.of("http://mixed.example/").orElseThrow()))
                .isInstanceOf(PageDoor.ClosedException.class);
    }

    @Test
    void F22_nameThatResolvesOtherwiseLater_staysPinnedToWhatWasChecked() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        PageDoor door = new PageDoor(
                host -> List.of(InetAddress.getByName(asked.getAndIncrement() == 0 ? "8.8.8.8" : "127.0.0.1")),
                Set.of());
        assertThat(door.open(WebAddress.of("http://rebind.example/").orElseThrow())
                        .getAddress())
                .isEqualTo(InetAddress.getByName("8.8.8.8"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void F22_allowedHostAndPort_isOpenAtThatPortOnly() throws PageDoor.ClosedException {
        PageDoor door = new PageDoor(REAL, Set.of("127.0.0.1:5000"));
        assertThat(door.open(WebAddress.of("http://127.0.0.1:5000/").orElseThrow())
                        .getPort())
                .isEqualTo(5000);
        assertThatThrownBy(() -> door.open(WebAddress.of("http://127.0.0.1/").orElseThrow()))
                .isInstanceOf(PageDoor.ClosedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://e.com/a/b?x=1, c, https://e.com/a/c",
        "https://e.com/a/b, /c?y=2, https://e.com/c?y=2",
        "https://e.com/a, //other.example/x, https://other.example/x",
        "http://e.com/a, https://e.com/a, https://e.com/a"
    })
    void F14_location_isResolvedAgainstThePage(String page, String location, String target) {
        assertThat(PageClient.resolved(WebAddress.of(page).orElseThrow(), location)
                        .map(WebAddress::text))
                .contains(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"::garbage::", "http://", "ftp://e.com/", "javascript:alert(1)", "file:///etc/passwd", "%zz"})
    void F14_locationThatIsGarbage_leadsNowhere(String location) {
        assertThat(PageClient.resolved(WebAddress.of("https://e.com/").orElseThrow(), location))
                .isEmpty();
    }

    @Test
    void F14_redirectFromHttpsToHttp_isRefusedUnlessAllowed() {
        WebAddress secure = WebAddress.of("https://e.com/").orElseThrow();
        WebAddress open = WebAddress.of("http://e.com/").orElseThrow();
        assertThat(Downgrade.REFUSED.allows(secure, open)).isFalse();
        assertThat(Downgrade.REFUSED.allows(open, secure)).isTrue();
        assertThat(Downgrade.REFUSED.allows(secure, secure)).isTrue();
        assertThat(Downgrade.FOLLOWED.allows(secure, open)).isTrue();
    }

    @Test
    void F23_robotsRules_decideByTheLongestFit() {
        RobotRules rules = RobotRules.of("""
                User-agent: other
                Disallow: /

                User-agent: *
                Disallow: /private/  # not this
                Allow: /private/open
                Disallow: /*.cgi$
                Disallow: /only$
                Disallow: /a*b*c
                """, "Resonance");
        assertThat(rules.allow("/a")).isTrue();
        assertThat(rules.allow("/private/x")).isFalse();
        assertThat(rules.allow("/private/open/x")).isTrue();
        assertThat(rules.allow("/x/run.cgi")).isFalse();
        assertThat(rules.allow("/x/run.cgi?y")).isTrue();
        assertThat(rules.allow("/only")).isFalse();
        assertThat(rules.allow("/only/more")).isTrue();
        assertThat(rules.allow("/a1b2c3")).isFalse();
        assertThat(rules.allow("/a1c2b3")).isTrue();
        assertThat(RobotRules.of("User-agent: resonance\nDisallow: /\nUser-agent: *\nAllow: /", "Resonance")
                        .allow("/"))
                .isFalse();
    }

    @Test
    void F23_robotsRuleOfManyStars_isReadAtOnce() {
        RobotRules rules = RobotRules.of("User-agent: *\nDisallow: /" + "*a".repeat(200) + "*b", "Resonance");

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(rules.allow("/" + "a".repeat(8000))).isTrue());
    }
}
