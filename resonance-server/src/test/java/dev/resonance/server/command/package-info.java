@NullMarked
package dev.resonance.server.command;

import org.jspecify.annotations.NullMarked;
