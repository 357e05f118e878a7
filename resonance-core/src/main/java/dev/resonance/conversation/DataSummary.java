package dev.resonance.conversation;

/**
 * How much a store holds.
 *
 * @param conversations outside of the bin
 * @param discarded conversations in the bin
 * @param messages of all conversations and branches, in the bin too
 * @param databaseBytes what the database takes of the disk; 0 in memory
 * @param fileBytes what the files of attachments take of the disk; equal ones are kept once
 */
public record DataSummary(
        long conversations, long discarded, long messages, long attachments, long databaseBytes, long fileBytes) {}
