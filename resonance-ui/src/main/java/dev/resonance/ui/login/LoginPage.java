package dev.resonance.ui.login;

import dev.resonance.ui.language.AccountText;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.language.Text;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The page that asks who is there: plain HTML, which needs no script. */
final class LoginPage {
    private LoginPage() {}

    /**
     * The page.
     *
     * @param named whether a name is asked for too
     * @param problem why the try before failed
     * @param scheme the value of CSS's {@code color-scheme}
     */
    static String html(Language language, boolean named, Optional<Text> problem, String scheme) {
        Document page = Document.createShell("");
        page.child(0).attr("lang", language.locale().getLanguage()).attr("style", "color-scheme: " + scheme);
        page.title(language.say(CommonText.APPLICATION));
        Element head = page.head();
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("link").attr("rel", "icon").attr("href", "resonance/icon.svg");
        for (String sheet : new String[] {"tokens.css", "base.css", "pages.css"}) {
            head.appendElement("link").attr("rel", "stylesheet").attr("href", "resonance/" + sheet);
        }
        Element form = page.body()
                .addClass("login")
                .appendElement("main")
                .appendElement("form")
                .attr("method", "post")
                .attr("action", "login");
        form.appendElement("div").addClass("mark").attr("aria-hidden", "true");
        form.appendElement("h1").text(language.say(CommonText.APPLICATION));
        form.appendElement("p").text(language.say(named ? AccountText.WELCOME : AccountText.WELCOME_KEY));
        problem.ifPresent(text -> form.appendElement("p")
                .addClass("login-problem")
                .attr("role", "alert")
                .text(language.say(text)));
        if (named) {
            field(form, language.say(AccountText.NAME), "name", "text", "username");
        }
        field(form, language.say(AccountText.PASSWORD), "password", "password", "current-password");
        form.appendElement("button").attr("type", "submit").text(language.say(AccountText.LOG_IN));
        page.outputSettings().prettyPrint(false);
        return page.outerHtml();
    }

    private static void field(Element form, String label, String name, String type, String autocomplete) {
        Element box = form.appendElement("label");
        box.appendElement("span").text(label);
        box.appendElement("input")
                .attr("name", name)
                .attr("type", type)
                .attr("autocomplete", autocomplete)
                .attr("required", "")
                .attr("maxlength", "200");
    }
}
