package dev.resonance.rag.duckduckgo;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The request a browser sends from the search page. Header by header: without the Sec-Fetch ones the rate limit comes
 * sooner, and the user agent must stay the same because the next page's token is bound to it.
 */
record SearchForm(String query, Region region, SafeSearch safeSearch, TimeRange timeRange, Optional<NextPage> page) {

    HttpRequest.Builder request(URI endpoint, String userAgent) {
        return HttpRequest.newBuilder(endpoint)
                .header("User-Agent", userAgent)
                .header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
                .header("Accept-Language", region.acceptLanguage())
                .header("Accept-Encoding", "gzip")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Referer", endpoint.resolve("/").toString())
                .header("Cookie", cookies())
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Sec-Fetch-User", "?1")
                .POST(BodyPublishers.ofString(body()));
    }

    String body() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", query);
        if (page.isPresent()) {
            fields.put("s", page.get().offset());
            fields.put("nextParams", "");
            fields.put("v", "l");
            fields.put("o", "json");
            fields.put("dc", page.get().count());
            fields.put("api", "d.js");
            fields.put("vqd", page.get().vqd());
        } else {
            fields.put("b", "");
        }
        fields.put("kl", region.code());
        fields.put("df", timeRange.code());
        if (safeSearch != SafeSearch.MODERATE) {
            fields.put("kp", safeSearch.code());
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String cookies() {
        return "kl=" + region.code() + (timeRange == TimeRange.ANY ? "" : "; df=" + timeRange.code());
    }
}
