package dev.resonance.ui.login;

import dev.resonance.ui.language.AccountText;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.language.Text;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nobody see a page who has not logged in, and nobody without the admin's role see the admin's. Everything of
 * ours passes here first: pages, push and what Vaadin asks for. Thread-safe.
 */
public final class LoginGate extends HttpFilter {
    private static final Logger log = LoggerFactory.getLogger(LoginGate.class);
    private static final Set<String> STYLES =
            Set.of("/resonance/tokens.css", "/resonance/base.css", "/resonance/pages.css", "/resonance/icon.svg");

    private final transient Access access;
    private final transient Attempts attempts;

    public LoginGate(Access access, InstantSource clock) {
        this.access = access;
        this.attempts = new Attempts(clock);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        Optional<Visitor> visitor = visitor(request);
        if (path.equals("/login")) {
            login(request, response, visitor);
        } else if (path.equals("/logout")) {
            logout(request, response);
        } else if (visitor.isPresent()) {
            if (AdminPages.isOne(path) && !visitor.get().admin()) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            } else {
                chain.doFilter(request, response);
            }
        } else if (STYLES.contains(path)) {
            chain.doFilter(request, response);
        } else if (isPage(request)) {
            response.sendRedirect(request.getContextPath() + "/login");
        } else {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    /** Who logged in to the session; the only user where nobody has to. */
    private Optional<Visitor> visitor(HttpServletRequest request) {
        if (access instanceof Access.Open) {
            return Optional.of(Visitor.ONLY);
        }
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(Visitor.ATTRIBUTE) instanceof Visitor visitor
                ? Optional.of(visitor)
                : Optional.empty();
    }

    private void login(HttpServletRequest request, HttpServletResponse response, Optional<Visitor> visitor)
            throws IOException {
        if (visitor.isPresent()) {
            response.sendRedirect(request.getContextPath() + "/");
        } else if (!request.getMethod().equals("POST")) {
            page(request, response, HttpServletResponse.SC_OK, Optional.empty());
        } else if (!isFromHere(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            attempt(request, response);
        }
    }

    private void attempt(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = parameter(request, "name");
        List<String> keys = Stream.of("address " + request.getRemoteAddr(), "name " + name)
                .limit(access instanceof Access.Users ? 2 : 1) // without names, one guesser would lock all others out
                .toList();
        Duration wait =
                keys.stream().map(attempts::wait).max(Duration::compareTo).orElseThrow();
        if (!wait.isZero()) {
            response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
            page(request, response, 429, Optional.of(AccountText.WAIT));
            return;
        }
        Optional<Visitor> visitor = access.visitor(name, parameter(request, "password"));
        if (visitor.isEmpty()) {
            keys.forEach(attempts::failed);
            log.warn("A login from {} failed", request.getRemoteAddr());
            page(request, response, HttpServletResponse.SC_UNAUTHORIZED, Optional.of(AccountText.WRONG));
            return;
        }
        keys.forEach(attempts::succeeded);
        request.getSession(true);
        request.changeSessionId(); // what somebody may have planted before is worth nothing
        request.getSession().setAttribute(Visitor.ATTRIBUTE, visitor.get());
        response.sendRedirect(request.getContextPath() + "/");
    }

    private static void logout(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (!request.getMethod().equals("POST") || !isFromHere(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect(request.getContextPath() + "/login");
    }

    private void page(HttpServletRequest request, HttpServletResponse response, int status, Optional<Text> problem)
            throws IOException {
        Language language = Language.of(Collections.list(request.getLocales()));
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        String html = LoginPage.html(language, access instanceof Access.Users, problem, scheme(request));
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getMethod().equals("GET") && accept != null && accept.contains("text/html");
    }

    /** Browsers say which site a form is from; another site's form is none of ours. */
    private static boolean isFromHere(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null || authority(origin).equals(Optional.ofNullable(request.getHeader("Host")));
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the reader chose; the page's own switch keeps it in this cookie. */
    private static String scheme(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals("resonance-scheme"))
                .map(Cookie::getValue)
                .filter(List.of("light", "dark")::contains)
                .findFirst()
                .orElse("light dark");
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.substring(0, Math.min(200, value.length()));
    }
}
