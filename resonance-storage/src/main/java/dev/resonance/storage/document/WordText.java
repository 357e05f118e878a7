package dev.resonance.storage.document;

import dev.resonance.conversation.AttachmentRefusedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The text of a Word file (ECMA-376, part 1, section 17), a line a paragraph. */
final class WordText {
    private static final String DOCUMENT = "word/document.xml";
    private static final String WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final long MAX_UNFOLDED_BYTES = 64L << 20;

    private WordText() {}

    /** Whether a file is a zip file with a Word document in it. */
    static boolean isWord(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(DOCUMENT) != null && zip.getEntry("[Content_Types].xml") != null;
        } catch (IOException e) {
            return false;
        }
    }

    static String read(String name, Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(DOCUMENT);
            if (entry == null) {
                throw AttachmentRefusedException.unreadable(name, "it is damaged", null);
            }
            try (InputStream xml = new Limited(zip.getInputStream(entry))) {
                return text(xml);
            }
        } catch (XMLStreamException e) {
            boolean bomb = e.getNestedException() instanceof TooLongException;
            throw AttachmentRefusedException.unreadable(
                    name, bomb ? TooLongException.REASON : "its document is damaged", e);
        } catch (TooLongException e) {
            throw AttachmentRefusedException.unreadable(name, TooLongException.REASON, e);
        } catch (IOException e) {
            throw AttachmentRefusedException.unreadable(name, "it is damaged", e);
        }
    }

    private static String text(InputStream xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(xml);
        StringBuilder text = new StringBuilder();
        boolean words = false;
        while (reader.hasNext() && text.length() < PlainFileText.MAX_CHARACTERS) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT && WORDS.equals(reader.getNamespaceURI())) {
                words = reader.getLocalName().equals("t");
                text.append(
                        switch (reader.getLocalName()) {
                            case "tab" -> "\t";
                            case "br", "cr" -> "\n";
                            default -> "";
                        });
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                words = false;
                text.append(reader.getLocalName().equals("p") ? "\n" : "");
            } else if (words && event == XMLStreamConstants.CHARACTERS) {
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
        text.setLength(Math.min(text.length(), PlainFileText.MAX_CHARACTERS));
        return text.toString().strip();
    }

    /** A few kilobytes can unfold to gigabytes. */
    private static final class Limited extends FilterInputStream {
        private long read;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) throws TooLongException {
            read += bytes;
            if (read > MAX_UNFOLDED_BYTES) {
                throw new TooLongException();
            }
        }
    }

    private static final class TooLongException extends IOException {
        static final String REASON = "it unfolds to more than 64 MB";

        TooLongException() {
            super(REASON);
        }
    }
}
