package dev.resonance.server;

import static dev.resonance.server.TestServer.json;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.resonance.Resonance;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.AttachmentIntake;
import dev.resonance.conversation.Attachments;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.storage.document.DocumentIntake;
import dev.resonance.testkit.ScriptedEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UploadsTest {
    private static final String BORDER = "----border";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

    private final TestServer server = TestServer.serving(ScriptedEngine.saying("Hi"));

    @AfterEach
    void close() {
        server.close();
    }

    private static String part(String head, String content) {
        return "--" + BORDER + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
    }

    private static String file(String name, String content) {
        return part("name=\"file\"; filename=\"" + name + "\"", content);
    }

    private HttpResponse<String> upload(String... parts) {
        return send("multipart/form-data; boundary=" + BORDER, String.join("", parts) + "--" + BORDER + "--\r\n");
    }

    private HttpResponse<String> send(String type, String body) {
        return server.send(server.request("/upload")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> delete(String path) {
        return server.send(server.request(path).DELETE().build());
    }

    @Test
    void file_isKeptServedAndDeleted() {
        HttpResponse<String> created = upload(file("No\u0308tes on <trees>.md", "Oaks live long. \uD83C\uDF33"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        JsonObject entry = json(created);
        assertThat(entry.keySet())
                .containsExactlyInAnyOrder("id", "name", "content_type", "size", "conversation_id", "preview_url");
        assertThat(entry.get("size").getAsInt()).isEqualTo(20);
        assertThat(entry.get("conversation_id").isJsonNull()).isTrue();
        String path = entry.get("preview_url").getAsString();
        assertThat(path).isEqualTo("/attachments/" + entry.get("id").getAsString());

        HttpResponse<String> file = server.get(path);
        assertThat(file.body()).isEqualTo("Oaks live long. \uD83C\uDF33");
        assertThat(file.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment; filename*=UTF-8''No%CC%88tes%20on%20");
        assertThat(file.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        HttpResponse<String> head = server.send(server.request(path)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.headers().firstValue("content-length")).hasValue("20");

        assertThat(delete(path).statusCode()).isEqualTo(204);
        assertRefused(server.get(path), 404, "");
        assertThat(code(delete(path))).isEqualTo("attachment_not_found");
    }

    @Test
    void type_isWhatTheBytesAre_andWhatIsNotWantedIsRefused() {
        JsonObject text = json(upload(file("a.png", "plain")));
        assertThat(text.get("content_type").getAsString()).isEqualTo("text/plain");
        assertThat(server.resonance()
                        .store()
                        .attachments()
                        .find(text.get("id").getAsString())
                        .text())
                .hasValue("plain");

        HttpResponse<String> program = upload(file("b.txt", "\u0001\u0002"));
        assertRefused(program, 415, "file");
        assertThat(code(program)).isEqualTo("unsupported_file_type");
        HttpResponse<String> damaged = upload(file("c.pdf", "%PDF-1.4\n1 0 obj"));
        assertRefused(damaged, 400, "file");
        assertThat(code(damaged)).isEqualTo("file_unreadable");
        assertThat(TestServer.error(damaged).get("message").getAsString())
                .isEqualTo("'c.pdf' cannot be read, because it is damaged: attach another file");
    }

    @Test
    void server_thatTakesNoFiles_saysSo() throws Exception {
        try (Resonance plain =
                        Resonance.builder().engine(ScriptedEngine.saying("Hi")).build();
                ResonanceServer without = ResonanceServer.start(TestServer.settings(), plain)) {
            HttpResponse<String> refusal = server.send(HttpRequest.newBuilder(URI.create(without.address() + "/upload"))
                    .header("Content-Type", "multipart/form-data; boundary=" + BORDER)
                    .POST(HttpRequest.BodyPublishers.ofString(file("a.txt", "a") + "--" + BORDER + "--\r\n"))
                    .build());
            assertRefused(refusal, 501, "");
            assertThat(code(refusal)).isEqualTo("uploads_not_taken");
        }
    }

    @Test
    void conversation_mayBeNamedBeforeOrAfterTheFile() {
        String id = json(server.post("/v1/conversations", "{}")).get("id").getAsString();
        String conversation = part("name=\"conversation_id\"", id);
        for (List<String> parts : List.of(
                List.of(conversation, file("a.txt", "a")),
                List.of(file("b.txt", "b"), part("name=\"more\"", "x"), conversation))) {
            assertThat(json(upload(parts.toArray(String[]::new)))
                            .get("conversation_id")
                            .getAsString())
                    .isEqualTo(id);
        }
        assertThat(server.resonance().store().attachments().of(id)).hasSize(2);
        HttpResponse<String> refusal = upload(part("name=\"conversation_id\"", "nope"), file("a.txt", "a"));
        assertThat(refusal.statusCode()).isEqualTo(404);
        assertThat(code(refusal)).isEqualTo("conversation_not_found");
        assertThat(upload(file("a.txt", "a"), part("name=\"conversation_id\"", "nope"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.resonance().store().data().summary().attachments()).isEqualTo(2);
    }

    @Test
    void form_thatIsWrong_isRefused() {
        assertRefused(send("application/json", "{}"), 415, "");
        assertRefused(upload(part("name=\"other\"", "x")), 400, "file");
        assertRefused(upload(part("name=\"file\"", "no file name")), 400, "file");
        assertRefused(send("multipart/form-data", file("a.txt", "a")), 400, "");
        assertRefused(send("multipart/form-data; boundary=" + BORDER, "nonsense"), 400, "file");
        assertRefused(
                send(
                        "multipart/form-data; boundary=" + BORDER,
                        file("a.txt", "cut off").strip()),
                400,
                "file");
        assertRefused(
                send(
                        "multipart/form-data; boundary=" + BORDER,
                        file("a.txt", "whole")
                                + part("name=\"other\"", "cut off").strip()),
                400,
                "");
        assertThat(server.resonance().store().data().summary().attachments()).isZero();
        assertRefused(upload(file("a.txt", "x".repeat((1 << 20) + 1))), 413, "file");
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void file_isTakenInWhileItArrives() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ConversationStore store = new InMemoryConversationStore();
        AttachmentIntake documents = DocumentIntake.of(store.attachments(), Path.of("target", "incoming"), 1 << 20);
        AttachmentIntake watched = new AttachmentIntake() {
            @Override
            public Attachment add(Optional<String> conversation, String name, InputStream bytes) {
                byte[] first = beginning(bytes);
                begun.countDown();
                return documents.add(
                        conversation, name, new SequenceInputStream(new ByteArrayInputStream(first), bytes));
            }

            @Override
            public AttachmentIntake into(Attachments attachments) {
                return documents.into(attachments);
            }
        };
        String form = file("a.txt", "x".repeat(500_000)) + "--" + BORDER + "--\r\n";
        try (Resonance resonance = Resonance.builder()
                        .engine(ScriptedEngine.saying("Hi"))
                        .store(store)
                        .intake(watched)
                        .build();
                ResonanceServer taking = ResonanceServer.start(TestServer.settings(), resonance);
                RawConnection client = RawConnection.to(taking.port())) {
            client.send("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary="
                    + BORDER + "\r\nContent-Length: " + form.length() + "\r\n\r\n");
            client.send(form.substring(0, 100_000));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            client.send(form.substring(100_000));
            assertThat(client.answer()).startsWith("HTTP/1.1 201").contains("\"size\":500000");
        }
    }

    private static byte[] beginning(InputStream bytes) {
        try {
            return bytes.readNBytes(10_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void chat_givesFilesToItsConversation() {
        String id = json(upload(file("a.txt", "a"))).get("id").getAsString();
        JsonObject answer = json(server.post("/chat", "{'message':'Hello','attachment_ids':['" + id + "']}"));
        String conversation = answer.get("conversation_id").getAsString();
        assertThat(server.resonance().store().attachments().find(id).conversationId())
                .hasValue(conversation);

        String other = json(upload(file("b.txt", "b"))).get("id").getAsString();
        String messages = "{'messages':[{'role':'user','content':'More'}],'attachment_ids':['" + other + "']";
        assertRefused(server.post(Wire.CHAT, messages + "}"), 400, "attachment_ids");
        server.post(Wire.CHAT, messages + ",'session_id':'" + conversation + "'}");
        assertThat(server.resonance().store().attachments().of(conversation)).hasSize(2);
        assertThat(server.post("/v1/chat/stream", messages + "}").body()).contains("event: done");
        assertThat(server.resonance().store().attachments().of(conversation)).hasSize(1);
    }

    @Test
    void conversation_thatIsDeleted_takesItsFilesAlong() {
        String id = json(upload(file("a.txt", "a"))).get("id").getAsString();
        String conversation = json(server.post("/chat", "{'message':'Hello','attachment_ids':['" + id + "']}"))
                .get("conversation_id")
                .getAsString();
        delete("/v1/conversations/" + conversation);
        assertThat(server.get("/attachments/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void bytes_ofAnyKind_comeBackAsTheyWere() throws Exception {
        byte[] all = new byte[70_000];
        for (int index = 0; index < all.length; index++) {
            all[index] = (byte) (index * 31);
        }
        System.arraycopy(PNG, 0, all, 0, PNG.length);
        byte[] head = ("--" + BORDER + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n"
                        + "Content-Type: text/html\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + BORDER + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> created = server.send(server.request("/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BORDER)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, all, tail)))
                .build());
        assertThat(json(created).get("content_type").getAsString()).isEqualTo("image/png");
        HttpResponse<byte[]> file = server.client()
                .send(
                        server.request(json(created).get("preview_url").getAsString())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.body()).isEqualTo(all);
        assertThat(file.headers().firstValue("content-type")).hasValue("image/png");
    }
}
