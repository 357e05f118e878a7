package dev.resonance.template;

/** The chat templates there are. */
public final class ChatTemplates {
    private ChatTemplates() {}

    /**
     * A model's own template, in Jinja, as its {@code tokenizer_config.json} has it.
     *
     * @throws dev.resonance.model.ModelLoadException if it is not a template that can be rendered
     */
    public static ChatTemplate jinja(String source, String beginToken, String endToken) {
        return new JinjaTemplate(source, beginToken, endToken);
    }

    /** For a model without a template: each message as a paragraph after the speaker's name. */
    public static ChatTemplate plain() {
        return new PlainTemplate();
    }

    /**
     * For a model trained on the Alpaca format: the last message is the instruction, those before it its input.
     *
     * @see <a href="https://github.com/tatsu-lab/stanford_alpaca#data-release">the format</a>
     */
    public static ChatTemplate alpaca() {
        return new AlpacaTemplate();
    }

    /** For DialoGPT: the messages with the end token after each. */
    public static ChatTemplate dialogpt(String endToken) {
        return new JinjaTemplate(
                "{% for message in messages %}{{ message['content'] }}{{ eos_token }}{% endfor %}", "", endToken);
    }
}
