@NullMarked
package dev.resonance.storage;

import org.jspecify.annotations.NullMarked;
