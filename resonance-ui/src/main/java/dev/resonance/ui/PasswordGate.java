package dev.resonance.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the browser for a password before anything is served (RFC 7617). Thread-safe. */
final class PasswordGate extends HttpFilter {
    private static final String BASIC = "Basic ";

    private final transient List<String> passwords;

    PasswordGate(List<String> passwords) {
        this.passwords = List.copyOf(passwords);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isKnown(request.getHeader("Authorization"))) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Resonance\", charset=\"UTF-8\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "One of the API_KEYS is the password");
        }
    }

    private boolean isKnown(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return false;
        }
        byte[] given = passwordOf(header.substring(BASIC.length()).strip());
        boolean known = false;
        for (String password : passwords) { // all of them, always: the time taken tells nothing
            known |= MessageDigest.isEqual(password.getBytes(StandardCharsets.UTF_8), given);
        }
        return known;
    }

    private static byte[] passwordOf(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
