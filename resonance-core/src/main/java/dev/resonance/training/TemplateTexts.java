package dev.resonance.training;

/** The built-in prompt formats in Jinja, to lie beside what was taught by them. Stateless. */
final class TemplateTexts {
    private static final String ALPACA = "{% set n = messages|length - 1 %}"
            + "{% if not add_generation_prompt %}{% set n = n - 1 %}{% endif %}"
            + "{% if n > 0 %}Below is an instruction that describes a task, paired with an input that provides further"
            + " context. Write a response that appropriately completes the request."
            + "{% else %}Below is an instruction that describes a task. Write a response that appropriately completes"
            + " the request.{% endif %}"
            + "{% for m in messages %}{% if loop.index0 == n %}"
            + "{{ '\\n\\n### Instruction:\\n' }}{{ m['content'] }}{% endif %}{% endfor %}"
            + "{% if n > 0 %}{{ '\\n\\n### Input:\\n' }}{% for m in messages %}{% if loop.index0 < n %}"
            + "{% if loop.index0 > 0 %}{{ '\\n' }}{% endif %}{{ m['content'] }}{% endif %}{% endfor %}{% endif %}"
            + "{{ '\\n\\n### Response:\\n' }}"
            + "{% for m in messages %}{% if loop.index0 > n %}{{ m['content'] }}{% endif %}{% endfor %}";
    private static final String PLAIN = "{% for m in messages %}"
            + "{% if m['role'] == 'user' %}{{ 'User: ' }}{% elif m['role'] == 'assistant' %}{{ 'Assistant: ' }}{% endif %}"
            + "{{ m['content'] }}"
            + "{% if m['role'] != 'assistant' or not loop.last %}{{ '\\n\\n' }}{% endif %}{% endfor %}"
            + "{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}";

    private TemplateTexts() {}

    static String of(DataOptions.PromptFormat format) {
        return switch (format) {
            case ALPACA -> ALPACA;
            case PLAIN -> PLAIN;
            case CHAT -> throw new IllegalArgumentException("the model has its own");
        };
    }
}
