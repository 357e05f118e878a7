package dev.resonance.server.command;

import dev.resonance.hub.PullEvent;
import dev.resonance.hub.PullListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows a pull: as one line that changes in a terminal, as a line now and then elsewhere. For one thread. */
final class PullProgress implements PullListener {
    private static final int BAR_WIDTH = 24;
    private static final long BAR_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String START_AND_CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private long startedAt;
    private long startedWith;
    private long shownAt;
    private boolean inLine;

    /**
     * @param terminal whether a line can be written over
     * @param nanoTime a clock
     */
    PullProgress(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public void on(PullEvent event) {
        switch (event) {
            case PullEvent.Started started -> start(started);
            case PullEvent.Received received -> receive(received);
            case PullEvent.Finished finished ->
                line(String.format("%-28s %s, checked", finished.file(), size(finished.sizeBytes())));
        }
    }

    /** Leaves the line that changes, so that what is printed next has its own. */
    void end() {
        if (inLine) {
            out.println();
            out.flush();
            inLine = false;
        }
    }

    private void start(PullEvent.Started started) {
        startedAt = nanoTime.getAsLong();
        startedWith = started.presentBytes();
        shownAt = startedAt;
        if (startedWith > 0 && startedWith < started.sizeBytes()) {
            line(String.format("%-28s goes on after %s", started.file(), size(startedWith)));
        }
    }

    private void receive(PullEvent.Received received) {
        long now = nanoTime.getAsLong();
        if (now - shownAt < (terminal ? BAR_NANOS : LINE_NANOS)) {
            return;
        }
        shownAt = now;
        double part = received.sizeBytes() == 0 ? 1 : (double) received.presentBytes() / received.sizeBytes();
        double seconds = (now - startedAt) / 1e9;
        long speed = (long) (Math.max(0, received.presentBytes() - startedWith) / seconds);
        String amount =
                String.format(Locale.ROOT, "%3.0f %% of %s, %s/s", 100 * part, size(received.sizeBytes()), size(speed));
        if (terminal) {
            int filled = (int) Math.round(part * BAR_WIDTH);
            String bar = "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled);
            out.print(START_AND_CLEAR + String.format("%-18s [%s] %s", received.file(), bar, amount));
            out.flush();
            inLine = true;
        } else {
            line(String.format("%-28s %s", received.file(), amount));
        }
    }

    private void line(String text) {
        out.println(inLine ? START_AND_CLEAR + text : text);
        out.flush();
        inLine = false;
    }

    private static String size(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }
}
