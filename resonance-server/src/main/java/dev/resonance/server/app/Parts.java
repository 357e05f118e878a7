package dev.resonance.server.app;

import dev.resonance.Resonance;
import dev.resonance.conversation.AttachmentIntake;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.StorageException;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.LoadProgress;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import dev.resonance.rag.AttachedDocuments;
import dev.resonance.server.config.DatabasePlace;
import dev.resonance.server.config.ModelSettings;
import dev.resonance.server.config.Settings;
import dev.resonance.server.config.StorageSettings;
import dev.resonance.storage.PostgresConversationStore;
import dev.resonance.storage.SqliteConversationStore;
import dev.resonance.storage.document.DocumentIntake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes each part from its settings. Stateless. */
final class Parts {
    private Parts() {}

    static ConversationStore store(StorageSettings settings) {
        return switch (settings.database()) {
            case DatabasePlace.SqliteFile sqlite -> {
                makeWritable(sqlite.file(), settings);
                yield SqliteConversationStore.open(sqlite.file());
            }
            case DatabasePlace.Postgres postgres -> {
                Path files = settings.directory().resolve("files");
                makeWritable(files, settings);
                yield PostgresConversationStore.open(postgres.url(), files);
            }
        };
    }

    /** Makes the folder that something is to be in. */
    private static void makeWritable(Path place, StorageSettings settings) {
        Path directory = place.toAbsolutePath().getParent();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StorageException(
                    "DATA_DIR '" + settings.directory()
                            + "' cannot be made: set DATA_DIR to a directory you may write to",
                    e);
        }
        if (!Files.isWritable(directory)) {
            throw new StorageException(
                    "DATA_DIR '" + settings.directory()
                            + "' cannot be written: set DATA_DIR to a directory you may write to",
                    null);
        }
    }

    static ConversationStore memory() {
        return new InMemoryConversationStore();
    }

    static ModelSource model(ModelSettings settings) {
        ModelSource base = settings.directory().map(Models::path).orElseGet(Models::nano);
        return settings.adapter()
                .map(adapter -> Models.withAdapter(base, adapter))
                .orElse(base);
    }

    private static AttachmentIntake intake(Settings settings, ConversationStore store) {
        return DocumentIntake.of(
                store.attachments(),
                settings.storage().directory().resolve("incoming"),
                settings.storage().maxUploadBytes());
    }

    static ChatEngine engine(Settings settings, LoadProgress progress) {
        return Engines.open(settings.model(), Optional.empty(), progress);
    }

    /** All parts of a Resonance but its engine. */
    static Resonance.Builder aroundEngine(Settings settings, ConversationStore store) {
        Resonance.Builder builder = Resonance.builder()
                .store(store)
                .attachments(AttachedDocuments.create())
                .intake(intake(settings, store))
                .options(settings.replies());
        Searches.retriever(settings.search(), settings.storage()).ifPresent(builder::retriever);
        return builder;
    }
}
