package dev.resonance.ui.view;

import com.vaadin.flow.component.html.Span;

/** The icons of the chat: strokes on a grid of 24, in the colour of the text around them. */
enum Glyph {
    ATTACH("<path d='M20 11.5l-8 8a5 5 0 0 1-7-7l8.500-8.500a3.300 3.300 0 0 1 4.700 4.700l-8.500 8.500a1.700 1.700 0"
            + " 0 1-2.400-2.400l7.700-7.700'/>"),
    BIN("<path d='M4 7h16M9.500 7V5a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v2M6.500 7l.800 11.200A2 2 0 0 0 9.300 20h5.400a2"
            + " 2 0 0 0 2-1.800L17.500 7M10.500 11v5M13.500 11v5'/>"),
    CLOSE("<path d='M6 6l12 12M18 6L6 18'/>"),
    CONTINUE("<path d='M5 6v12l9-6zM18 6v12'/>"),
    COPY("<rect x='9' y='9' width='11' height='11' rx='2.500'/><path d='M5.500 15H5a2 2 0 0 1-2-2V5a2 2 0 0 1"
            + " 2-2h8a2 2 0 0 1 2 2v.500'/>"),
    DISLIKE("<path d='M7 14V4M7 4h9.500a2 2 0 0 1 2 1.600l1.300 6.500a1.600 1.600 0 0 1-1.600 1.900H14l.700 4a1.800"
            + " 1.800 0 0 1-3.300 1.200L7 14H4V4h3'/>"),
    DOWN("<path d='M12 5v14M6 13l6 6 6-6'/>"),
    DARK("<path d='M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z'/>"),
    EDIT("<path d='M4 20l.8-4L15.500 5.300a1.900 1.900 0 0 1 2.700 0l.5.5a1.900 1.900 0 0 1 0 2.700L8"
            + " 19.200zM13.500 7.300l3.200 3.200'/>"),
    FILE("<path d='M13.500 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8.500zM13.500 3v5.500H19M8.500"
            + " 13h7M8.500 16.500h5'/>"),
    GLOBE("<circle cx='12' cy='12' r='9'/><path d='M3 12h18M12 3c5 5.500 5 12.500 0 18M12 3c-5 5.500-5 12.500 0 18'/>"),
    HELP("<circle cx='12' cy='12' r='9'/><path d='M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.4-1 .9-1 1.700M12"
            + " 16.900v.1'/>"),
    LIKE("<path d='M7 10v10M7 20h9.500a2 2 0 0 0 2-1.600l1.300-6.500a1.600 1.600 0 0 0-1.600-1.900H14l.700-4a1.800"
            + " 1.800 0 0 0-3.300-1.200L7 10H4v10h3'/>"),
    LIGHT("<circle cx='12' cy='12' r='4'/><path d='M12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400"
            + " 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400'/>"),
    MORE("<path d='M5.500 12h.01M12 12h.01M18.500 12h.01' stroke-width='3'/>"),
    NEW_CHAT("<path d='M12 4H7a3 3 0 0 0-3 3v10a3 3 0 0 0 3 3h10a3 3 0 0 0 3-3v-5M18.500 3.500l2 2L13 13l-2.800.800L11"
            + " 11z'/>"),
    NEXT("<path d='M9.500 6l6 6-6 6'/>"),
    NOTE("<path d='M4 6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v8.500a2 2 0 0 1-2 2h-6.500L7 20v-3.500H6a2 2 0 0 1-2-2zM8"
            + " 8.500h8M8 12h5'/>"),
    PICTURE("<rect x='3.500' y='4.500' width='17' height='15' rx='2.500'/><circle cx='9' cy='10' r='1.600'/><path"
            + " d='M4 17l5-4.500 3.500 3 3-2.500 4.500 4'/>"),
    PREVIOUS("<path d='M14.500 6l-6 6 6 6'/>"),
    RETRY("<path d='M20 5v5h-5M20 10a8 8 0 1 0 0 5'/>"),
    SEARCH("<circle cx='11' cy='11' r='6.500'/><path d='M16 16l4.500 4.500'/>"),
    SEND("<path d='M12 19V5M6 11l6-6 6 6'/>"),
    SETTINGS("<path d='M4 7h9M19 7h1M4 17h1M11 17h9'/><circle cx='16' cy='7' r='2.500'/><circle cx='8' cy='17'"
            + " r='2.500'/>"),
    STOP("<rect x='7' y='7' width='10' height='10' rx='2' fill='currentColor'/>"),
    TEMPORARY("<path stroke-dasharray='3.200 2.600' d='M12 4c5 0 9 3.200 9 7.500S17 19 12 19c-1 0-2-.1-2.900-.4L4"
            + " 20.500l1.400-3.900C3.900 15.300 3 13.500 3 11.500 3 7.200 7 4 12 4z'/>"),
    SYSTEM("<rect x='3' y='4.500' width='18' height='12' rx='2'/><path d='M9 20h6'/>");

    private final String strokes;

    Glyph(String strokes) {
        this.strokes = strokes;
    }

    /** The icon, hidden from screen readers: whoever shows it gives it a name. */
    Span icon() {
        Span icon = new Span();
        icon.addClassName("glyph");
        icon.getElement()
                .setAttribute("aria-hidden", "true")
                .setProperty(
                        "innerHTML",
                        "<svg viewBox='0 0 24 24' width='100%' height='100%' fill='none' stroke='currentColor'"
                                + " stroke-width='1.75' stroke-linecap='round' stroke-linejoin='round'>" + strokes
                                + "</svg>");
        return icon;
    }
}
