/** For tests of anything built on Resonance: a scripted engine, and a contract to extend for each interface. */
@NullMarked
package dev.resonance.testkit;

import org.jspecify.annotations.NullMarked;
