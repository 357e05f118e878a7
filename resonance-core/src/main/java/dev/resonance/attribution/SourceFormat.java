package dev.resonance.attribution;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.resonance.retrieval.Source;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sources as text, one a line, each with its number. Titles are anybody's words, so nothing in them is ever markup: no
 * link, no line of its own, no control character. Addresses other than http and https are left out.
 */
public enum SourceFormat {
    /** {@code 1. [title](<https://…>)}, or the title and the host where there is no web address. */
    MARKDOWN {
        @Override
        public String render(List<Source> sources) {
            return lines(sources, source -> {
                String title = escaped(line(source.title()));
                String url = webAddress(source);
                String text = url.isEmpty() ? title + place(source) : "[" + title + "](<" + url + ">)";
                return source.number() + ". " + text;
            });
        }

        private static String place(Source source) {
            return source.host().isBlank() || source.host().equals(source.title())
                    ? ""
                    : ", " + escaped(line(source.host()));
        }
    },
    /** An array of {@code {"n","title","url","host","snippet"}}. */
    JSON {
        @Override
        public String render(List<Source> sources) {
            JsonArray array = new JsonArray();
            for (Source source : sources) {
                JsonObject fields = new JsonObject();
                fields.addProperty("n", source.number());
                fields.addProperty("title", line(source.title()));
                fields.addProperty("url", webAddress(source));
                fields.addProperty("host", line(source.host()));
                fields.addProperty("snippet", line(source.snippet()));
                array.add(fields);
            }
            return array.toString();
        }
    },
    /** {@code [1] title  https://…}, for a terminal; the host stands where there is no web address. */
    PLAIN {
        @Override
        public String render(List<Source> sources) {
            return lines(sources, source -> {
                String url = webAddress(source);
                String place = url.isEmpty() ? line(source.host()) : url;
                return "[" + source.number() + "] " + (line(source.title()) + "  " + place).strip();
            });
        }
    };

    /** The sources in this format; empty for none, but {@code []} in JSON. */
    public abstract String render(List<Source> sources);

    private interface Line {
        String of(Source source);
    }

    private static String lines(List<Source> sources, Line line) {
        return sources.stream().map(line::of).collect(Collectors.joining("\n"));
    }

    /** What cannot be seen, or turns the line or the terminal around, goes. */
    private static String line(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "")
                .strip();
    }

    /** Every ASCII sign but a few harmless ones gets a backslash, as CommonMark allows. */
    private static String escaped(String text) {
        return text.replaceAll("[!\"#$%&'()*+/:;<=>?@\\[\\\\\\]^_`{|}~]", "\\\\$0");
    }

    private static String webAddress(Source source) {
        String url = source.url();
        return url.matches("(?i)https?://[^\\s\\p{C}]+")
                ? url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
                : "";
    }
}
