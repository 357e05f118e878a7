/** The contract of a store of conversations: {@link dev.resonance.conversation.ConversationStore}. */
@NullMarked
package dev.resonance.conversation;

import org.jspecify.annotations.NullMarked;
