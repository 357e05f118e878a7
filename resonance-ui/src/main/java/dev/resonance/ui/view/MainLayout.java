package dev.resonance.ui.view;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;

/** The shell around every view: the conversations on the left, in a drawer where it is narrow. */
public final class MainLayout extends AppLayout implements AfterNavigationObserver {
    private final Sidebar sidebar = new Sidebar();

    public MainLayout() {
        setPrimarySection(Section.DRAWER);
        addToDrawer(sidebar);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        sidebar.setCurrent(event.getRouteParameters().get("conversation"));
    }
}
