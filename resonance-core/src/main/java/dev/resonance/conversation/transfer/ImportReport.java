package dev.resonance.conversation.transfer;

/**
 * What an import did.
 *
 * @param added conversations that are there now
 * @param skipped conversations that were there before, and stayed as they were
 */
public record ImportReport(int added, int skipped) {}
