package dev.resonance.examples.nano;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Asks for facts about countries, whose sources are bare values: the answers are as short. Not thread-safe. */
final class CountryQuestions {
    private static final int LONGEST = 160;

    /** What a field's source is called, and what is asked for it. */
    private record Field(String name, List<String> questions) {}

    private static final Map<String, Field> FIELDS = Map.ofEntries(
            field(
                    "People and Society / Population / total",
                    "population",
                    "What is the population of C?",
                    "How many people live in C?",
                    "How many inhabitants does C have?"),
            field("Geography / Area / total", "area", "What is the area of C?", "How large is C?", "How big is C?"),
            field("Geography / Location", "location", "Where is C?", "Where is C located?"),
            field(
                    "Geography / Coastline",
                    "coastline",
                    "How long is the coastline of C?",
                    "What is the length of the coast of C?"),
            field("Geography / Climate", "climate", "What is the climate of C?", "What is the weather like in C?"),
            field("Geography / Terrain", "terrain", "What is the terrain of C?", "What does the land look like in C?"),
            field(
                    "Geography / Elevation / highest point",
                    "highest point",
                    "What is the highest point of C?",
                    "What is the highest mountain of C?"),
            field("Geography / Elevation / lowest point", "lowest point", "What is the lowest point of C?"),
            field("Geography / Elevation / mean elevation", "mean elevation", "What is the mean elevation of C?"),
            field(
                    "Geography / Natural resources",
                    "natural resources",
                    "What natural resources does C have?",
                    "Which natural resources are there in C?"),
            field("Geography / Natural hazards", "natural hazards", "What natural hazards are there in C?"),
            field("Geography / Irrigated land", "irrigated land", "How much irrigated land is there in C?"),
            field(
                    "Geography / Land boundaries / border countries",
                    "border countries",
                    "Which countries border C?",
                    "What countries does C border?",
                    "What are the neighbours of C?"),
            field(
                    "People and Society / Languages / Languages",
                    "languages",
                    "What languages are spoken in C?",
                    "Which languages do people speak in C?",
                    "What is the language of C?"),
            field(
                    "People and Society / Religions",
                    "religions",
                    "What religions are there in C?",
                    "Which religions do people in C have?"),
            field(
                    "People and Society / Ethnic groups",
                    "ethnic groups",
                    "What ethnic groups live in C?",
                    "Which ethnic groups are there in C?"),
            field(
                    "People and Society / Nationality / noun",
                    "nationality",
                    "What are people from C called?",
                    "What do you call people from C?"),
            field("People and Society / Median age / total", "median age", "What is the median age in C?"),
            field("People and Society / Birth rate", "birth rate", "What is the birth rate of C?"),
            field("People and Society / Death rate", "death rate", "What is the death rate of C?"),
            field(
                    "People and Society / Life expectancy at birth / total population",
                    "life expectancy",
                    "What is the life expectancy in C?",
                    "How long do people live in C?"),
            field(
                    "Government / Capital / name",
                    "capital",
                    "What is the capital of C?",
                    "Which city is the capital of C?",
                    "what's the capital of C?"),
            field(
                    "Government / Independence",
                    "independence",
                    "When did C become independent?",
                    "When did C gain independence?"),
            field(
                    "Government / Government type",
                    "government type",
                    "What type of government does C have?",
                    "What is the government type of C?"),
            field("Government / National holiday", "national holiday", "What is the national holiday of C?"),
            field(
                    "Government / National anthem(s) / title",
                    "national anthem",
                    "What is the national anthem of C?",
                    "What is the anthem of C called?"),
            field(
                    "Communications / Internet country code",
                    "internet country code",
                    "What is the internet country code of C?"),
            field(
                    "Economy / Industries",
                    "industries",
                    "What industries does C have?",
                    "Which industries are there in C?"),
            field(
                    "Economy / Agricultural products",
                    "agricultural products",
                    "What do farmers grow in C?",
                    "What are the agricultural products of C?"),
            field(
                    "Transportation / Airports",
                    "airports",
                    "How many airports does C have?",
                    "How many airports are there in C?"),
            field("Transportation / Railways / total", "railways", "How long are the railways of C?"));

    private final Random random;

    CountryQuestions(Random random) {
        this.random = random;
    }

    /** A record of {@code country}, {@code field}, {@code text}. */
    Optional<Question> of(JsonObject record) {
        String country = record.get("country").getAsString();
        String text = record.get("text").getAsString().strip();
        Field field = FIELDS.get(record.get("field").getAsString().strip());
        if (field == null || country.equals("none") || text.length() > LONGEST || text.isEmpty()) {
            return Optional.empty();
        }
        String asked =
                field.questions().get(random.nextInt(field.questions().size())).replaceAll("\\bC\\b", country);
        return Optional.of(
                new Question("country's " + field.name(), country + ", " + field.name(), asked, List.of(text), 0));
    }

    private static Map.Entry<String, Field> field(String path, String name, String... questions) {
        return Map.entry(path, new Field(name, List.of(questions)));
    }
}
