package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.Language;
import java.util.Collections;
import java.util.List;
import org.jsoup.nodes.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares every page before its first frame: language, colour scheme, our script, the skip link. */
public final class PageSetup implements VaadinServiceInitListener {
    private static final List<String> SCRIPTS = List.of("page.js", "composer.js", "files.js", "transcript.js");
    private static final Logger log = LoggerFactory.getLogger(PageSetup.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(PageSetup::prepare);
        event.getSource()
                .addSessionInitListener(init -> init.getSession().setErrorHandler(error -> {
                    log.error("A page failed", error.getThrowable());
                    if (UI.getCurrent() != null) {
                        Notification.show(translate(CommonText.WENT_WRONG), 6000, Notification.Position.BOTTOM_CENTER);
                    }
                }));
    }

    private static void prepare(IndexHtmlResponse page) {
        Document document = page.getDocument();
        Language language = Language.of(Collections.list(page.getVaadinRequest().getLocales()));
        ColorSchemeCookie scheme = ColorSchemeCookie.of(page.getVaadinRequest());
        document.child(0).attr("lang", language.locale().getLanguage()).attr("style", "color-scheme: " + scheme.css());
        document.head().appendElement("style").append("html{background:light-dark(#F3F6F8,#0D1216)}");
        for (String script : SCRIPTS) {
            document.head().appendElement("script").attr("src", "resonance/" + script);
        }
        document.body()
                .prependElement("a")
                .addClass("skip-link")
                .attr("href", "#message")
                .attr("router-ignore", "")
                .text(language.say(CommonText.SKIP_LINK));
    }
}
