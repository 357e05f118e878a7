/** Talking to search services that are configured, and so trusted, within limits of time and size. */
@NullMarked
package dev.resonance.rag.http;

import org.jspecify.annotations.NullMarked;
