package dev.resonance.ui.view;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Times as the reader's own clock and language tell them. */
record ReaderTime(ZoneId zone, Locale locale) {
    /** The zone of the browser, and the page's language as it is written in the reader's country. */
    static ReaderTime of(UI ui) {
        VaadinRequest request = VaadinRequest.getCurrent();
        Locale locale = ui.getLocale();
        if (request != null && request.getLocale().getLanguage().equals(locale.getLanguage())) {
            locale = request.getLocale(); // with the country: days and hours differ within a language
        }
        return new ReaderTime(zone(ui.getPage().getExtendedClientDetails().getTimeZoneId()), locale);
    }

    Clock clock() {
        return Clock.system(zone);
    }

    /** The time of day. */
    String time(Instant instant) {
        return format(instant, DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT));
    }

    /** Day and time, in full. */
    String full(Instant instant) {
        return format(instant, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT));
    }

    private String format(Instant instant, DateTimeFormatter format) {
        return format.withLocale(locale).format(instant.atZone(zone));
    }

    private static ZoneId zone(String id) {
        try {
            return id == null || id.isBlank() ? ZoneId.systemDefault() : ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }
}
