package dev.resonance.storage.document;

import dev.resonance.conversation.AttachmentRefusedException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opens PDF files in a Java process of its own: a crafted page of a few kilobytes can take any memory and any time, and
 * only the end of a process bounds both. Two at a time. Thread-safe.
 *
 * @param folder where the process may write, such as its cache of fonts
 * @param limit how long it may take
 */
record PdfProcess(Path folder, Duration limit) {
    static final int READ = 0;
    static final int DAMAGED = 10;
    static final int LOCKED = 11;

    private static final Semaphore PROCESSES = new Semaphore(2);

    /** One class of each jar that the process needs. */
    private static final List<String> NEEDED = List.of(
            "dev.resonance.storage.document.PdfProcess",
            "org.apache.pdfbox.pdmodel.PDDocument",
            "org.apache.pdfbox.io.IOUtils",
            "org.apache.fontbox.ttf.TrueTypeFont",
            "org.apache.commons.logging.LogFactory",
            "org.slf4j.LoggerFactory");

    /** What the class's main method writes about a file; throws {@link AttachmentRefusedException}. */
    byte[] run(Class<?> program, String name, Path file) {
        PROCESSES.acquireUninterruptibly();
        try {
            return output(program, name, file);
        } catch (IOException e) {
            throw AttachmentRefusedException.unreadable(name, "no process can be started for it", e);
        } finally {
            PROCESSES.release();
        }
    }

    private byte[] output(Class<?> program, String name, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xshare:auto",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + folder,
                        "-Dpdfbox.fontcache=" + folder,
                        "-cp",
                        classPath(),
                        program.getName(),
                        file.toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread clock = Thread.ofVirtual().start(() -> endAfterLimit(process));
        try (InputStream out = process.getInputStream()) {
            byte[] written = out.readAllBytes();
            int status = process.waitFor();
            if (status != READ) {
                throw AttachmentRefusedException.unreadable(name, reason(status), null);
            }
            return written;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttachmentRefusedException.unreadable(name, "the reading was interrupted", e);
        } finally {
            process.destroyForcibly();
            clock.interrupt();
        }
    }

    private String reason(int status) {
        return switch (status) {
            case LOCKED -> "it is protected by a password";
            case DAMAGED -> "it is damaged";
            default -> "it takes more than 256 MB or " + limit.toSeconds() + " seconds";
        };
    }

    private void endAfterLimit(Process process) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it was read
        }
    }

    private static String classPath() {
        return NEEDED.stream().flatMap(PdfProcess::place).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    /** Where a class comes from; nothing where it is not there: logging does without some. */
    private static Stream<String> place(String name) {
        try {
            CodeSource source = Class.forName(name, false, PdfProcess.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return Stream.of(Path.of(source.getLocation().toURI()).toString());
        } catch (ClassNotFoundException | URISyntaxException e) {
            return Stream.empty();
        }
    }
}
