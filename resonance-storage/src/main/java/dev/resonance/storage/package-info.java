/** Conversations in a database: {@link dev.resonance.storage.SqliteConversationStore}. */
@NullMarked
package dev.resonance.storage;

import org.jspecify.annotations.NullMarked;
