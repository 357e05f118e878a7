/** What every {@link dev.resonance.conversation.ConversationStore} needs, so that all of them behave alike. */
@NullMarked
package dev.resonance.conversation.spi;

import org.jspecify.annotations.NullMarked;
