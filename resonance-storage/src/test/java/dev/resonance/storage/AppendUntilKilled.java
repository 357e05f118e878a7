package dev.resonance.storage;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

/** The program that {@link CrashTest} kills: writes with eight threads and says so after each message. */
final class AppendUntilKilled {
    private AppendUntilKilled() {}

    public static void main(String[] arguments) {
        SqliteConversationStore store = SqliteConversationStore.open(Path.of(arguments[0]));
        IntStream.range(0, 8)
                .mapToObj(writer -> new Thread(() -> write(store, writer)))
                .forEach(Thread::start);
    }

    private static void write(SqliteConversationStore store, int writer) {
        String id = store.create("writer " + writer).id();
        for (int i = 0; ; i++) {
            acknowledge(store.append(id, NewMessage.user("message " + i)));
            Message begun = store.append(id, NewMessage.reply(ReplyDetails.begun("nano")));
            store.update(with(begun, "half", MessageStatus.STREAMING));
            Message whole = with(begun, "half and half " + i, MessageStatus.COMPLETE);
            store.update(whole);
            acknowledge(whole);
            Attachment added = attach(store, id, "file " + writer + " " + i);
            if (i % 3 == 0) {
                store.attachments().delete(added.id());
            }
        }
    }

    private static Attachment attach(SqliteConversationStore store, String id, String content) {
        return store.attachments()
                .add(
                        new NewAttachment(Optional.of(id), "f.txt", "text/plain", Optional.of(content), 1000),
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** One write a line, so that lines of different threads do not mix. */
    private static void acknowledge(Message message) {
        System.out.println(message.conversationId() + "\t" + message.id() + "\t" + message.content());
    }

    private static Message with(Message message, String content, MessageStatus status) {
        return message.written(content, status, message.details());
    }
}
