package dev.resonance.storage;

/** The words of titles or of messages, by the number of their row, within one transaction. */
interface SearchIndex {
    /** Replaces the words of a row. */
    void put(long number, String text);

    void remove(long number);

    void removeAll();

    /** Removes the words of all messages of a conversation. */
    void removeConversation(long conversation);
}
