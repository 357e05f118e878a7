package dev.resonance.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.RequestContext;

/** The parts of a form as they arrive; nothing is written to disk. File names are UTF-8, as browsers send them. */
final class FormParts extends AbstractFileUpload<InputStream, DiskFileItem, DiskFileItemFactory> {
    private final String contentType;
    private final InputStream body;

    FormParts(String contentType, InputStream body) {
        this.contentType = contentType;
        this.body = body;
        setHeaderCharset(StandardCharsets.UTF_8);
    }

    FileItemInputIterator iterator() throws IOException {
        return getItemIterator(body);
    }

    @Override
    public FileItemInputIterator getItemIterator(InputStream form) throws IOException {
        return getItemIterator(new Form(contentType, form));
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(InputStream form) {
        throw new UnsupportedOperationException("parts are read one by one");
    }

    @Override
    public List<DiskFileItem> parseRequest(InputStream form) {
        throw new UnsupportedOperationException("parts are read one by one");
    }

    private record Form(String contentType, InputStream body) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }
}
