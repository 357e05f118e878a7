/** What every endpoint needs: JSON, errors, event streams, connections, access. */
@NullMarked
package dev.resonance.server.http;

import org.jspecify.annotations.NullMarked;
