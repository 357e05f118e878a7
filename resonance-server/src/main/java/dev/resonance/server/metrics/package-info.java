/** What the server counts. */
@NullMarked
package dev.resonance.server.metrics;

import org.jspecify.annotations.NullMarked;
