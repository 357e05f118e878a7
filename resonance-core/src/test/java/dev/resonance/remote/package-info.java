@NullMarked
package dev.resonance.remote;

import org.jspecify.annotations.NullMarked;
