/** For who writes a {@link dev.resonance.engine.ChatEngine}; who uses one needs nothing of it. */
@org.jspecify.annotations.NullMarked
package dev.resonance.engine.spi;
