/** The HTTP server: {@link dev.resonance.server.ResonanceServer}. */
@NullMarked
package dev.resonance.server;

import org.jspecify.annotations.NullMarked;
