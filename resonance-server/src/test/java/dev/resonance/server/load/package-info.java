/** A load test that is run by hand; the tests run it for a few seconds. */
@NullMarked
package dev.resonance.server.load;

import org.jspecify.annotations.NullMarked;
