package dev.resonance.rag.duckduckgo;

import dev.resonance.rag.text.WebAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a link on a result page leads, found without following it. DuckDuckGo wraps targets as
 * {@code //duckduckgo.com/l/?uddg=TARGET}; the parameters are split before they are decoded, or a target would lose its
 * own query.
 *
 * @param url an absolute http or https address
 * @param ad whether it leads through an advertising redirect
 */
record LinkTarget(WebAddress url, boolean ad, boolean wrapped) {
    private static final int MAX_WRAPPINGS = 3;

    /** Absent where the link leads nowhere: no, broken or endlessly wrapped target, or another scheme than http(s). */
    static Optional<LinkTarget> of(String href) {
        String link = absolute(href.strip());
        for (int wrappings = 0; wrappings <= MAX_WRAPPINGS; wrappings++) {
            Optional<WebAddress> address = WebAddress.of(link);
            if (address.isEmpty()) {
                return Optional.empty();
            }
            if (!isWrapper(address.get())) {
                return Optional.of(new LinkTarget(address.get(), isAd(address.get()), wrappings > 0));
            }
            Optional<String> target = address.get().parameter("uddg").filter(text -> !text.isBlank());
            if (target.isEmpty()) {
                return Optional.empty();
            }
            link = absolute(target.get().strip());
        }
        return Optional.empty();
    }

    private static String absolute(String link) {
        if (link.startsWith("//")) {
            return "https:" + link;
        }
        return link.startsWith("/") ? "https://duckduckgo.com" + link : link;
    }

    private static boolean isWrapper(WebAddress address) {
        return isDuckDuckGo(address.host())
                && (address.path().equals("/l/") || address.path().equals("/l"));
    }

    private static boolean isAd(WebAddress address) {
        String host = address.host();
        String path = address.path().toLowerCase(Locale.ROOT);
        return (isDuckDuckGo(host) && path.equals("/y.js"))
                || (isUnder(host, "bing.com") && path.startsWith("/aclick"))
                || (isUnder(host, "bing.com") && path.startsWith("/aclk"))
                || isUnder(host, "googleadservices.com");
    }

    static boolean isDuckDuckGo(String host) {
        return isUnder(host, "duckduckgo.com");
    }

    private static boolean isUnder(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
