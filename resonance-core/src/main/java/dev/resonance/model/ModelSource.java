package dev.resonance.model;

import java.util.Optional;

/** Where a model's files are: {@link Models} makes them. Nothing is read before the model is loaded. */
public interface ModelSource {
    /** How programs ask for the model: a short name, never a path. */
    String name();

    /**
     * A file of the model.
     *
     * @return empty where there is no such file
     * @throws ModelLoadException if it is there but cannot be read
     */
    Optional<ModelFile> file(String fileName);

    /** The place as a person knows it: for messages. */
    String place();
}
