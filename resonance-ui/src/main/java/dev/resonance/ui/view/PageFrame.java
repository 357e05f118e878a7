package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouterLink;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.DataText;
import dev.resonance.ui.language.GeneralText;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.language.StorageText;
import dev.resonance.ui.language.Text;

/** What all pages beside the chat have: a title, the way to the others, and a column of cards. */
abstract class PageFrame extends Div implements HasDynamicTitle {
    private final Text title;
    private final Div column = new Div();

    PageFrame(Text title) {
        this.title = title;
        addClassName("page");
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(translate(ChatText.CONVERSATIONS));
        Header top = new Header(toggle, new H1(translate(title)));
        top.addClassName("top");
        Nav pages = new Nav();
        pages.addClassName("pages");
        pages.setAriaLabel(translate(CommonText.SETTINGS));
        pages.add(link(SettingsView.class, GeneralText.GENERAL));
        if (Backends.visitor().admin()) {
            pages.add(link(DataView.class, DataText.TITLE), link(StorageView.class, StorageText.TITLE));
        }
        column.addClassName("cards");
        Div body = new Div(pages, column);
        body.addClassName("page-body");
        add(top, body);
    }

    @Override
    public String getPageTitle() {
        return translate(title) + " – " + translate(CommonText.APPLICATION);
    }

    final Language language() {
        return new Language(UI.getCurrentOrThrow().getLocale());
    }

    final void addToColumn(Component... components) {
        column.add(components);
    }

    /** A card with a heading, a sentence under it, and what belongs to it. */
    final Section card(Text heading, Text why, Component... components) {
        Section card = new Section(new H2(translate(heading)), new Paragraph(translate(why)));
        card.addClassName("card");
        card.add(components);
        column.add(card);
        return card;
    }

    private RouterLink link(Class<? extends Component> target, Text name) {
        RouterLink link = new RouterLink(translate(name), target);
        if (target.isInstance(this)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}
