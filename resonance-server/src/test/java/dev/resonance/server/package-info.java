@NullMarked
package dev.resonance.server;

import org.jspecify.annotations.NullMarked;
