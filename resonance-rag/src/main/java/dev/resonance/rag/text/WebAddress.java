package dev.resonance.rag.text;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An absolute http or https address as it is found on pages: more forgiving than {@link java.net.URI}, which refuses
 * much that browsers accept.
 *
 * @param text as it was written
 * @param scheme {@code http} or {@code https}
 * @param host in lower case, without a dot at the end
 * @param port -1 where none is given
 * @param path starts with a slash
 * @param query without the question mark, not decoded; empty where there is none
 */
public record WebAddress(String text, String scheme, String host, int port, String path, String query) {
    private static final Pattern FORM = Pattern.compile(
            "(?i)(https?)://(?:[^/?#@\\\\]*@)?(\\[[0-9a-f:.%]+]|[^/?#:@\\\\\\[\\]]+)(?::(\\d{0,5}))?(/[^?#]*)?(?:\\?([^#]*))?(?:#.*)?");
    private static final Pattern TRACKING = Pattern.compile("(?i)utm_[a-z_]+=.*");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");

    /** Absent where {@code text} is no such address, or holds a control character or a space. */
    public static Optional<WebAddress> of(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > 8192
                || !form.matches()
                || text.chars().anyMatch(c -> c <= ' ' || Character.isISOControl(c))) {
            return Optional.empty();
        }
        String host = form.group(2).toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        String digits = orEmpty(form, 3);
        int port = digits.isEmpty() ? -1 : Integer.parseInt(digits);
        if (host.isEmpty() || port > 65_535) {
            return Optional.empty();
        }
        String path = orEmpty(form, 4);
        return Optional.of(new WebAddress(
                text,
                form.group(1).toLowerCase(Locale.ROOT),
                host,
                port,
                path.isEmpty() ? "/" : path,
                orEmpty(form, 5)));
    }

    /** The first parameter of that name, percent-decoded; absent where there is none or it is not well encoded. */
    public Optional<String> parameter(String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return decoded(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** What is the same for all ways to write the same page: no fragment, default port or campaign parameters. */
    public String canonical() {
        boolean defaultPort = port == -1 || port == (scheme.equals("https") ? 443 : 80);
        List<String> parameters = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty() && !TRACKING.matcher(pair).matches()) {
                parameters.add(pair);
            }
        }
        String whole = scheme + "://" + host + (defaultPort ? "" : ":" + port) + path
                + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
        return ESCAPE.matcher(whole).replaceAll(escape -> escape.group().toUpperCase(Locale.ROOT));
    }

    /** As an address to connect to; absent where even with escapes it is none. */
    public Optional<URI> uri() {
        try {
            String ascii = host.startsWith("[") ? host : IDN.toASCII(host);
            return Optional.of(new URI(scheme + "://" + ascii + (port == -1 ? "" : ":" + port) + escaped(path)
                    + (query.isEmpty() ? "" : "?" + escaped(query))));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String orEmpty(Matcher form, int group) {
        String text = form.group(group);
        return text == null ? "" : text;
    }

    private static String escaped(String part) {
        return part.replaceAll("%(?![0-9a-fA-F]{2})", "%25")
                .replace("\\", "%5C")
                .replace("^", "%5E")
                .replace("`", "%60")
                .replace("{", "%7B")
                .replace("|", "%7C")
                .replace("}", "%7D")
                .replace("\"", "%22")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("[", "%5B")
                .replace("]", "%5D");
    }

    private static Optional<String> decoded(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else if (i + 2 < text.length()
                    && ESCAPE.matcher(text.substring(i, i + 3)).matches()) {
                bytes.put((byte) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
