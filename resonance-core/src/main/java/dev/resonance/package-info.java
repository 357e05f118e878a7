/** The door to Resonance: {@link dev.resonance.Resonance} assembles a model, a store and a retriever, and {@link dev.resonance.Chat} talks. */
@NullMarked
package dev.resonance;

import org.jspecify.annotations.NullMarked;
