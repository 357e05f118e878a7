/** The contract of a chat model: {@link dev.resonance.engine.ChatEngine}. */
@NullMarked
package dev.resonance.engine;

import org.jspecify.annotations.NullMarked;
