@NullMarked
package dev.resonance.server.config;

import org.jspecify.annotations.NullMarked;
