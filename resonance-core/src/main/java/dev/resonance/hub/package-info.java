/** Models from the Hugging Face hub, in the cache that all of its clients share. */
@NullMarked
package dev.resonance.hub;

import org.jspecify.annotations.NullMarked;
