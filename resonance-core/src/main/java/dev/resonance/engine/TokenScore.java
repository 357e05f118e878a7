package dev.resonance.engine;

import java.util.List;

/**
 * A token of an answer, and how likely the model found it there.
 *
 * @param bytes what it stands for, 0 to 255 each: a part of UTF-8 text that need not be whole characters
 * @param logprob natural logarithm of its probability by the model alone, before bias, penalties and temperature; 0 or
 *     less
 * @param likeliest the likeliest tokens in its place, best first, as many as the request asks for; they have none of
 *     their own
 */
public record TokenScore(List<Integer> bytes, double logprob, List<TokenScore> likeliest) {
    public TokenScore {
        bytes = List.copyOf(bytes);
        likeliest = List.copyOf(likeliest);
    }
}
