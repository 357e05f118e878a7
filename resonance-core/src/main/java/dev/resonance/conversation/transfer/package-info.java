/** Conversations as files: lossless to read again, or readable. */
@NullMarked
package dev.resonance.conversation.transfer;

import org.jspecify.annotations.NullMarked;
