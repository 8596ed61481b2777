package io.waybill.orders.idempotency;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;

/** A request whose body has come in whole, and which is answered by the thread that asks. */
final class RepeatableRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    private RepeatableRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** What cannot be read is told in the same way as without a key; a body that is too large among it. */
    static RepeatableRequest read(HttpServletRequest request) {
        try {
            return new RepeatableRequest(request, request.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new HttpMessageNotReadableException("the body did not come in whole", e,
                    new ServletServerHttpRequest(request));
        }
    }

    RequestHashes hashes(String key) {
        var query = getQueryString() == null ? "" : "?" + getQueryString();
        return RequestHashes.of(String.valueOf(getRemoteUser()), key, getMethod() + " " + getRequestURI() + query,
                body);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Body(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        var charset = Objects.requireNonNullElse(getCharacterEncoding(), StandardCharsets.UTF_8.name());
        return new BufferedReader(new InputStreamReader(getInputStream(), Charset.forName(charset)));
    }

    /** The transaction is this thread's. An answer that another thread gives later could not be part of it. */
    @Override
    public boolean isAsyncSupported() {
        return false;
    }

    @Override
    public AsyncContext startAsync() {
        throw new IllegalStateException("a request with an idempotency key is answered at once");
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return startAsync();
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is there already");
        }
    }
}
