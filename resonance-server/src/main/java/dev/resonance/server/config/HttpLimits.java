package dev.resonance.server.config;

import java.time.Duration;

/**
 * How much one client may take.
 *
 * @param maxBodyBytes the largest request body
 * @param maxHeaderBytes the largest request head
 * @param maxConnections how many connections may be open
 * @param maxChoices the largest {@code n} of a completion
 * @param requestTime how long a reply may take in all
 * @param heartbeat how often a silent stream sends a comment
 * @param writeTime how long a client may leave a full buffer unread before it is cut off
 * @param shutdownGrace how long replies may go on when the server stops
 */
public record HttpLimits(
        long maxBodyBytes,
        int maxHeaderBytes,
        int maxConnections,
        int maxChoices,
        Duration requestTime,
        Duration heartbeat,
        Duration writeTime,
        Duration shutdownGrace) {

    /** 4 MiB bodies, 64 KiB heads, 1024 connections, 4 choices, 10 min, 10 s, 30 s and 10 s. */
    public static HttpLimits defaults() {
        return new HttpLimits(
                4L << 20,
                64 << 10,
                1024,
                4,
                Duration.ofMinutes(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10));
    }
}
