@NullMarked
package dev.resonance.server.http;

import org.jspecify.annotations.NullMarked;
