package dev.resonance.rag.duckduckgo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.text.WebAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkTargetTest {
    @ParameterizedTest
    @CsvSource({
        "//duckduckgo.com/l/?uddg=https%3A%2F%2Fe.com%2F%3Fa%3D1%26b%3D2, https://e.com/?a=1&b=2",
        "//duckduckgo.com/l/?kh=-1&uddg=http%3A%2F%2Fe.com%2Fx&rut=9, http://e.com/x",
        "https://r.duckduckgo.com/l/?kh=-1&uddg=https%3A%2F%2Fe.com%2F, https://e.com/",
        "/l/?uddg=https%3A%2F%2Fe.com%2F, https://e.com/",
        "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fe.com%2F%25EC%25A0, https://e.com/%EC%A0",
        "https://e.com/l/?uddg=https%3A%2F%2Fother.com, https://e.com/l/?uddg=https%3A%2F%2Fother.com",
        "HTTP://E.com/Path, HTTP://E.com/Path",
        "https://e.com/a_(b)?x=[1], https://e.com/a_(b)?x=[1]",
        "//duckduckgo.com/l/?uddg=%2F%2Fduckduckgo.com%2Fl%2F%3Fuddg%3Dhttps%253A%252F%252Fe.com%252F, https://e.com/"
    })
    void F04_link_leadsToItsTarget(String href, String target) {
        assertThat(LinkTarget.of(href).map(found -> found.url().text())).contains(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "mailto:a@b.c",
                "https://",
                "https:///path",
                "//duckduckgo.com/l/",
                "//duckduckgo.com/l/?uddg=",
                "//duckduckgo.com/l/?uddg=%ZZ",
                "//duckduckgo.com/l/?uddg=https%3A%2F%2Fe.com%2F%ZZ",
                "//duckduckgo.com/l/?uddg=%C3%28",
                "//duckduckgo.com/l/?uddg=javascript%3Aalert(1)",
                "//duckduckgo.com/l/?uddg=file%3A%2F%2F%2Fetc",
                "//duckduckgo.com/l/?uddg=data%3Atext%2Fhtml%2Cx",
                "https://e.com:99999/",
                "//duckduckgo.com/l/?uddg=https%3A%2F%2Fe.com%2F%0D%0AHost%3A%20x"
            })
    void F04_linkThatLeadsNowhere_isDropped(String href) {
        assertThat(LinkTarget.of(href)).isEmpty();
    }

    @Test
    void F04_endlesslyWrappedLink_isDropped() {
        String link = "https://e.com/";
        for (int i = 1; i <= 4; i++) {
            link = "//duckduckgo.com/l/?uddg="
                    + java.net.URLEncoder.encode(link, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(LinkTarget.of(link).isPresent()).as(i + " wrappings").isEqualTo(i <= 3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://duckduckgo.com/y.js?ad_domain=x",
                        "//duckduckgo.com/l/?uddg=https%3A%2F%2Fduckduckgo.com%2Fy.js%3Fa",
                "https://www.bing.com/aclick?ld=1", "//duckduckgo.com/l/?uddg=https%3A%2F%2Fwww.bing.com%2Faclick%3Fld"
            })
    void F03_advertisingRedirect_isAnAd(String href) {
        assertThat(LinkTarget.of(href))
                .hasValueSatisfying(target -> assertThat(target.ad()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://E.com:443/a?utm_source=x&b=1#top, https://e.com/a?b=1",
        "http://e.com:80, http://e.com/",
        "http://e.com:8080/%ec, http://e.com:8080/%EC",
        "https://e.com./?utm_medium=x, https://e.com/"
    })
    void F04_sameAddressWrittenOtherwise_hasOneCanonicalForm(String address, String canonical) {
        assertThat(WebAddress.of(address).map(WebAddress::canonical)).contains(canonical);
    }
}
