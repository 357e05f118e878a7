package dev.resonance.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The contrasts of tokens.css, by the formula of WCAG 2.2. */
final class TokensTest {
    private static final Pattern TOKEN =
            Pattern.compile("--r-([a-z0-9-]+):\\s*light-dark\\(#([0-9A-F]{6}), #([0-9A-F]{6})\\)");
    private static final List<String> SURFACES = List.of("bg", "surface", "raised", "bubble");
    private static final List<String> TEXTS = List.of("text", "text-2", "accent-text", "error", "ok", "warn");
    private static final List<String> CODE =
            List.of("text", "code-keyword", "code-string", "code-comment", "code-number");

    private final Map<String, int[]> tokens = read();

    @Test
    void row38_text_isReadableOnEverySurface() {
        for (String surface : SURFACES) {
            TEXTS.forEach(text -> assertContrast(text, surface, 4.5));
        }
        CODE.forEach(text -> assertContrast(text, "code-bg", 4.5));
        assertContrast("on-accent", "accent", 4.5);
    }

    @Test
    void row38_controlBorders_areVisibleOnEverySurface() {
        List.of("bg", "surface", "raised").forEach(surface -> assertContrast("ctl", surface, 3));
    }

    private void assertContrast(String text, String surface, double least) {
        for (int scheme = 0; scheme < 2; scheme++) {
            double contrast = contrast(colour(text)[scheme], colour(surface)[scheme]);
            assertThat(contrast)
                    .as("%s on %s, %s", text, surface, scheme == 0 ? "light" : "dark")
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private int[] colour(String token) {
        return Objects.requireNonNull(tokens.get(token), () -> "tokens.css has no --r-" + token);
    }

    private static double contrast(int one, int other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * channel(colour >> 16) + 0.7152 * channel(colour >> 8) + 0.0722 * channel(colour);
    }

    private static double channel(int value) {
        double part = (value & 0xff) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static Map<String, int[]> read() {
        try (InputStream css = TokensTest.class.getResourceAsStream("/META-INF/resources/resonance/tokens.css")) {
            assertThat(css).isNotNull();
            Matcher token = TOKEN.matcher(new String(css.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, int[]> found = new TreeMap<>();
            while (token.find()) {
                found.put(
                        token.group(1),
                        new int[] {Integer.parseInt(token.group(2), 16), Integer.parseInt(token.group(3), 16)});
            }
            return found;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
