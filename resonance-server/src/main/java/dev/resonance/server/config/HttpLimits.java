package dev.resonance.server.config;

import java.time.Duration;

/**
 * How much one client may take.
 *
 * @param maxBodyBytes the largest request body, uploads aside
 * @param maxUploadBytes the largest file to attach
 * @param maxHeaderBytes the largest request head
 * @param maxConnections how many connections may be open
 * @param maxChoices the largest {@code n} of a completion
 * @param requestsPerMinute how many requests a key, or an address where there are no keys, may send; 0: any number
 * @param queueTime how long a reply may wait for its turn
 * @param requestTime how long a reply may take in all
 * @param heartbeat how often a silent stream sends a comment
 * @param writeTime how long a client may leave a full buffer unread before it is cut off
 * @param shutdownGrace how long replies may go on when the server stops
 */
public record HttpLimits(
        long maxBodyBytes,
        long maxUploadBytes,
        int maxHeaderBytes,
        int maxConnections,
        int maxChoices,
        int requestsPerMinute,
        Duration queueTime,
        Duration requestTime,
        Duration heartbeat,
        Duration writeTime,
        Duration shutdownGrace) {

    /**
     * 4 MiB bodies, 20 MiB files, 64 KiB heads, 1024 connections, 4 choices, any number of requests; 2 min in the
     * queue, 10 min, 10 s, 30 s and 10 s.
     */
    public static HttpLimits defaults() {
        return new HttpLimits(
                4L << 20,
                20L << 20,
                64 << 10,
                1024,
                4,
                0,
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10));
    }

    public HttpLimits withRequestsPerMinute(int value) {
        return new HttpLimits(
                maxBodyBytes,
                maxUploadBytes,
                maxHeaderBytes,
                maxConnections,
                maxChoices,
                value,
                queueTime,
                requestTime,
                heartbeat,
                writeTime,
                shutdownGrace);
    }

    public HttpLimits withQueueTime(Duration value) {
        return new HttpLimits(
                maxBodyBytes,
                maxUploadBytes,
                maxHeaderBytes,
                maxConnections,
                maxChoices,
                requestsPerMinute,
                value,
                requestTime,
                heartbeat,
                writeTime,
                shutdownGrace);
    }

    public HttpLimits withRequestTime(Duration value) {
        return new HttpLimits(
                maxBodyBytes,
                maxUploadBytes,
                maxHeaderBytes,
                maxConnections,
                maxChoices,
                requestsPerMinute,
                queueTime,
                value,
                heartbeat,
                writeTime,
                shutdownGrace);
    }

    /** What the connection must let through: the larger of a body and an upload with its frame. */
    public long maxPayloadBytes() {
        return Math.max(maxBodyBytes, maxUploadBytes + (64 << 10));
    }
}
