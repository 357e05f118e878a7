package dev.resonance.server.api;

import dev.resonance.engine.TokenScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens with their probabilities in the form of OpenAI's older endpoint: a list for each property. */
record LegacyLogprobs(
        List<String> tokens,
        List<Double> tokenLogprobs,
        List<Map<String, Double>> topLogprobs,
        List<Integer> textOffset) {

    /**
     * @param offset where the first of them begins in the text
     * @return {@code null} where nobody asked for them
     */
    static @Nullable LegacyLogprobs of(List<TokenScore> scores, int offset, boolean wanted) {
        if (!wanted) {
            return null;
        }
        LegacyLogprobs lists =
                new LegacyLogprobs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int start = offset;
        for (TokenScore score : scores) {
            String text = TokenEntry.text(score);
            lists.tokens.add(text);
            lists.tokenLogprobs.add(score.logprob());
            lists.topLogprobs.add(likeliest(score));
            lists.textOffset.add(start);
            start += text.length();
        }
        return lists;
    }

    private static Map<String, Double> likeliest(TokenScore score) {
        Map<String, Double> likeliest = new LinkedHashMap<>();
        score.likeliest().forEach(other -> likeliest.putIfAbsent(TokenEntry.text(other), other.logprob()));
        return likeliest;
    }
}
