package dev.resonance.rag.duckduckgo;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A page of the lite endpoint, written for tests: an advertisement and two results, or eight. */
final class LitePage {
    static final String TWO_RESULTS = """
            <html><body><form action="/lite/" method="post"><input name="q" value="x"></form><table border="0">
            <tr class="result-sponsored"><td valign="top">&nbsp;</td><td><a rel="nofollow"
              href="https://duckduckgo.com/y.js?ad_domain=shop.example" class='result-link'>Buy</a></td></tr>
            <tr class="result-sponsored"><td>&nbsp;</td><td class='result-snippet'>Cheap!</td></tr>
            <tr><td valign="top">1.&nbsp;</td><td><a rel="nofollow" class='result-link'
              href="//duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2Fx%3Fa%3D1%26b%3D2&amp;rut=1">Erste Seite</a></td></tr>
            <tr><td>&nbsp;&nbsp;&nbsp;</td><td class='result-snippet'>Ein Satz &#xFC;ber <b>A</b> &amp; B.</td></tr>
            <tr><td>&nbsp;</td><td><span class='link-text'>a.example/x</span></td></tr><tr><td>&nbsp;</td></tr>
            <tr><td valign="top">2.&nbsp;</td><td><a rel="nofollow" href="http://b.example/" class='result-link'>Second
              page</a></td></tr>
            <tr><td>&nbsp;</td><td class='result-snippet'>A sentence about B.</td></tr>
            <tr><td>&nbsp;</td><td><span class='link-text'>b.example</span>
              <span class='timestamp'>2026-08-25T00:00:00.0000000</span></td></tr>
            </table><form class="next_form" action="/lite/" method="post"><input type="hidden" name="s" value="10">
            <input type="hidden" name="dc" value="11"><input type="hidden" name="vqd" value="4-123"></form>
            </body></html>""";

    static final String EIGHT_RESULTS = TWO_RESULTS.replace("</table>", rows() + "</table>");

    private LitePage() {}

    private static String rows() {
        return IntStream.rangeClosed(3, 8)
                .mapToObj(i ->
                        "<tr><td valign=\"top\">" + i + ".&nbsp;</td><td><a rel=\"nofollow\" href=\"https://site" + i
                                + ".example/\" class='result-link'>Page " + i + "</a></td></tr><tr><td>&nbsp;</td>"
                                + "<td class='result-snippet'>Words about " + i + ".</td></tr><tr><td>&nbsp;</td><td>"
                                + "<span class='link-text'>site" + i + ".example</span></td></tr>")
                .collect(Collectors.joining());
    }
}
