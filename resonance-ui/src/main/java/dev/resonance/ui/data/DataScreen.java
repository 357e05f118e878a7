package dev.resonance.ui.data;

/** What a {@link DataPresenter} draws on. All methods are called on the page's own thread. */
public interface DataScreen {
    /** One page of a list. */
    void show(DataTable table);

    /** The list could not be read. */
    void showProblem(String problem);
}
