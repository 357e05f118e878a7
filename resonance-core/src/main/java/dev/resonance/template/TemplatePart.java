package dev.resonance.template;

/**
 * A piece of a rendered prompt.
 *
 * @param special whether special tokens are read in it: true for what the template wrote, false for what people wrote
 */
public record TemplatePart(String text, boolean special) {}
