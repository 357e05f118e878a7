/** The composition root: settings become a model, a store and a retriever. */
@NullMarked
package dev.resonance.server.app;

import org.jspecify.annotations.NullMarked;
