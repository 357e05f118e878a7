package dev.resonance.ui;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * The jars that the class path names only through a jar's manifest, as with {@code java -jar}. Jetty looks for
 * annotations in the jars of {@code java.class.path} alone, and would serve no page without these.
 */
final class JarsOfTheManifest {
    private JarsOfTheManifest() {}

    static List<Resource> matching(ResourceFactory factory, String pattern) {
        Set<URI> named = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri())
                .collect(Collectors.toSet());
        try {
            return Thread.currentThread()
                    .getContextClassLoader()
                    .resources("META-INF/MANIFEST.MF")
                    .map(JarsOfTheManifest::jar)
                    .filter(jar -> jar.toString().matches(pattern) && !named.contains(jar))
                    .map(factory::newResource)
                    .toList();
        } catch (UncheckedIOException e) {
            throw new WebChatStartException("the jars of the web chat cannot be listed: " + e.getMessage(), e);
        }
    }

    /** From {@code jar:file:/lib/some.jar!/META-INF/MANIFEST.MF} to {@code file:/lib/some.jar}. */
    private static URI jar(URL manifest) {
        String text = manifest.toString();
        int end = text.indexOf("!/");
        return URI.create(text.startsWith("jar:") && end > 0 ? text.substring("jar:".length(), end) : text);
    }
}
