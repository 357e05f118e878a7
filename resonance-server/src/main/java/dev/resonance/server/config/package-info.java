/** What a person can set, and where it comes from. */
@NullMarked
package dev.resonance.server.config;

import org.jspecify.annotations.NullMarked;
