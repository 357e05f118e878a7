package dev.resonance.ui.view;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import dev.resonance.ui.language.AccountText;
import jakarta.servlet.http.HttpServletResponse;

/** Stands where a visitor may not look. */
@Tag("div")
@ParentLayout(MainLayout.class)
public final class ForbiddenView extends PageFrame implements HasErrorParameter<ForbiddenException> {
    public ForbiddenView() {
        super(AccountText.FORBIDDEN);
        card(AccountText.FORBIDDEN, AccountText.FORBIDDEN_WHY);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ForbiddenException> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
