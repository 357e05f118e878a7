package dev.resonance.rag.pages;

import dev.resonance.rag.text.WebAddress;

/** What becomes of a redirect that gives up the encryption its link had, from https to http. */
public enum Downgrade {
    /** The page is not read. */
    REFUSED,
    /** It is followed, for old sites. */
    FOLLOWED;

    boolean allows(WebAddress from, WebAddress to) {
        boolean down = from.scheme().equals("https") && to.scheme().equals("http");
        return this == FOLLOWED || !down;
    }
}
