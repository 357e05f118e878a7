@NullMarked
package dev.resonance.server.app;

import org.jspecify.annotations.NullMarked;
