package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;

/**
 * What one layer's attention remembers of the tokens read so far.
 *
 * @param keys (batch, heads, past, headSize)
 * @param values (batch, heads, past, headSize)
 */
record KeysAndValues(NDArray keys, NDArray values) {
    /** Those before and then the new ones, along time. */
    KeysAndValues append(KeysAndValues next) {
        return new KeysAndValues(keys.concat(next.keys, 2), values.concat(next.values, 2));
    }

    /** The first so many along time, as a copy of their own. */
    KeysAndValues first(int length) {
        return new KeysAndValues(
                keys.get(":, :, :" + length + ", :").duplicate(),
                values.get(":, :, :" + length + ", :").duplicate());
    }
}
