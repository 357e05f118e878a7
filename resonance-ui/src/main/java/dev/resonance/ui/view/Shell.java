package dev.resonance.ui.view;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What the page is built on: push, the Aura theme and our own styles on top of it. */
@Push
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://resonance/tokens.css")
@StyleSheet("context://resonance/base.css")
@StyleSheet("context://resonance/shell.css")
@StyleSheet("context://resonance/transcript.css")
@StyleSheet("context://resonance/text.css")
@StyleSheet("context://resonance/sources.css")
@StyleSheet("context://resonance/composer.css")
@StyleSheet("context://resonance/files.css")
@StyleSheet("context://resonance/welcome.css")
@StyleSheet("context://resonance/narrow.css")
@StyleSheet("context://resonance/motion.css")
public final class Shell implements AppShellConfigurator {
    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Resonance");
        settings.addMetaTag("description", "A chat with a language model that runs on this machine");
        settings.addMetaTag("color-scheme", "light dark");
        settings.addFavIcon("icon", "resonance/icon.svg", "any");
    }
}
