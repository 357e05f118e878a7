package dev.resonance.server.api;

import dev.resonance.reply.ReplyEvent;

/** What is done with the events of the replies to one request. Called by one thread. */
interface ReplyListener {
    /** An event of the reply number {@code choice}, from 0. An exception cancels all replies to the request. */
    void event(int choice, ReplyEvent event);

    /** Nothing has happened for a heartbeat. */
    void silence();
}
