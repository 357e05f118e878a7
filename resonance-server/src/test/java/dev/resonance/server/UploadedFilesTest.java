package dev.resonance.server;

import static dev.resonance.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.resonance.server.app.Application;
import dev.resonance.server.config.Setting;
import dev.resonance.server.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as its settings compose it, with the bundled model: what is uploaded can be asked about. */
final class UploadedFilesTest {
    private static final String BORDER = "----border";

    @TempDir
    private Path data = Path.of("");

    @Test
    void pdfAndWordFile_askedAbout_areQuotedWithTheirNames() throws Exception {
        Map<Setting, String> given = Map.of(
                Setting.DATA_DIR, data.toString(),
                Setting.PORT, "0",
                Setting.SEARCH_ENABLED, "false",
                Setting.TEMPERATURE, "0");
        Settings settings = Settings.read(Map.of(), data, given);
        try (Application application = Application.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            application.await();
            try (ResonanceServer server =
                    ResonanceServer.start(settings.http(), application.resonance(), application.progress())) {
                Caller caller = new Caller(client, server.address());

                JsonObject pdf = caller.upload("leaves.pdf", pdf(), "");
                assertThat(pdf.get("content_type").getAsString()).isEqualTo("application/pdf");
                JsonObject first =
                        caller.chat("{'message':'What is photosynthesis?','attachment_ids':[" + pdf.get("id") + "]}");
                assertQuoted(first, "turn light into chemical energy. [1]", "leaves.pdf");

                String conversation = first.get("conversation_id").getAsString();
                caller.upload("garden.docx", word(), conversation);
                JsonObject second =
                        caller.chat("{'message':'What is compost?','conversation_id':'" + conversation + "'}");
                assertQuoted(second, "rotted leaves and kitchen scraps", "garden.docx");
            }
        }
        try (Stream<Path> left = Files.list(data.resolve("incoming"))) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("incoming"));
        }
    }

    private static void assertQuoted(JsonObject answer, String words, String name) {
        JsonObject message = answer.getAsJsonObject("message");
        assertThat(message.get("content").getAsString()).contains(words);
        assertThat(message.get("search_outcome").getAsString()).isEqualTo("results");
        JsonObject source = message.getAsJsonArray("sources").get(0).getAsJsonObject();
        assertThat(source.get("host").getAsString()).isEqualTo(name);
        assertThat(source.get("snippet").getAsString()).contains(words.replace(" [1]", ""));
    }

    private static byte[] pdf() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(
                        "Photosynthesis is the process by which green plants turn light into chemical energy.");
                content.endText();
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] word() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                            + "<w:p><w:r><w:t>Compost is a mixture of rotted leaves and kitchen scraps that feeds the"
                            + " soil.</w:t></w:r></w:p></w:body></w:document>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private record Caller(HttpClient client, String address) {
        JsonObject upload(String name, byte[] bytes, String conversation) throws Exception {
            String head = "--" + BORDER + "\r\nContent-Disposition: form-data; name=\"conversation_id\"\r\n\r\n"
                    + conversation + "\r\n--" + BORDER
                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                    + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
            HttpResponse<String> created = send(
                    "/upload",
                    "multipart/form-data; boundary=" + BORDER,
                    HttpRequest.BodyPublishers.ofByteArrays(List.of(
                            head.getBytes(StandardCharsets.UTF_8),
                            bytes,
                            ("\r\n--" + BORDER + "--\r\n").getBytes(StandardCharsets.UTF_8))));
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            return json(created);
        }

        JsonObject chat(String body) throws Exception {
            HttpResponse<String> answer =
                    send("/chat", "application/json", HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return json(answer);
        }

        private HttpResponse<String> send(String path, String type, HttpRequest.BodyPublisher body) throws Exception {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .header("Content-Type", type)
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
