package dev.resonance.server.api;

import dev.resonance.server.http.ApiException;

/** What is done with the events of the jobs of one request. Called by one thread. */
interface EventListener<E> {
    /** An event of the job number {@code choice}, from 0. An exception cancels all jobs of the request. */
    void event(int choice, E event);

    /** Nothing has happened for a heartbeat. */
    void silence();

    /** The answer must end with this; an exception is as good. Nothing follows. */
    void fail(ApiException failure);
}
