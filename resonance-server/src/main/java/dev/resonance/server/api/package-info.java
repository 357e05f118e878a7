/** The endpoints: each parses a request, calls the core and renders the answer. */
@NullMarked
package dev.resonance.server.api;

import org.jspecify.annotations.NullMarked;
