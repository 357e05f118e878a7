/** The command line. */
@NullMarked
package dev.resonance.server.command;

import org.jspecify.annotations.NullMarked;
