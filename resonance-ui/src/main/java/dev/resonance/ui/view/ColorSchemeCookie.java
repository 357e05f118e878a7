package dev.resonance.ui.view;

import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Light, dark or as the system has it: the reader's choice, in a cookie, so that the very first frame is right. */
enum ColorSchemeCookie {
    SYSTEM("light dark"),
    LIGHT("light"),
    DARK("dark");

    static final String NAME = "resonance-scheme";

    private final String css;

    ColorSchemeCookie(String css) {
        this.css = css;
    }

    /** The value of CSS's {@code color-scheme}. */
    String css() {
        return css;
    }

    /** How it stands in the cookie. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice that came with a request; {@link #SYSTEM} where there is none. */
    static ColorSchemeCookie of(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? SYSTEM
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .flatMap(cookie -> Stream.of(values())
                                .filter(scheme -> scheme.value().equals(cookie.getValue())))
                        .findFirst()
                        .orElse(SYSTEM);
    }
}
