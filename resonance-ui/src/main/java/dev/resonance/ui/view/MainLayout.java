package dev.resonance.ui.view;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;

/** The shell around every view: the conversations on the left, in a drawer where it is narrow. */
public final class MainLayout extends AppLayout implements AfterNavigationObserver {
    private final Sidebar sidebar = new Sidebar();

    public MainLayout() {
        setPrimarySection(Section.DRAWER);
        addToDrawer(sidebar);
        Shortcut.SEARCH.register(this, this::search);
        Shortcut.NEW_CHAT.register(this, () -> UI.getCurrentOrThrow().navigate(""));
        Shortcut.SIDEBAR.register(this, () -> setDrawerOpened(!isDrawerOpened()));
        Shortcut.HELP.register(this, () -> new HelpDialog().open());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        sidebar.setCurrent(event.getRouteParameters().get("conversation"));
        getElement().executeJs("window.resonance.mark($0)", sidebar.searchedWords());
    }

    private void search() {
        setDrawerOpened(true);
        sidebar.focusSearch();
    }
}
