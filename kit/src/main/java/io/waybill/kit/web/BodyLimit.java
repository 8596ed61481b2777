package io.waybill.kit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are too large: at once where their length is declared, else at the byte that is too many. */
final class BodyLimit extends OncePerRequestFilter {

    private final long bytesMax;
    private final ProblemWriter problems;

    BodyLimit(long bytesMax, ProblemWriter problems) {
        this.bytesMax = bytesMax;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // A webhook's controller counts what it refuses, so it must see that there is a byte too many.
        var isWebhook = request.getRequestURI().startsWith("/webhooks/");
        if (!isWebhook && request.getContentLengthLong() > bytesMax) {
            problems.write(response,
                    Problems.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", BodyTooLargeException.sentence(
                            bytesMax)));
        } else {
            chain.doFilter(new Counted(request, isWebhook ? bytesMax + 1 : bytesMax), response);
        }
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private final long bytesMax;

        Counted(HttpServletRequest request, long bytesMax) {
            super(request);
            this.bytesMax = bytesMax;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), bytesMax);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            var charset = Objects.requireNonNullElse(getCharacterEncoding(), StandardCharsets.UTF_8.name());
            return new BufferedReader(new InputStreamReader(getInputStream(), Charset.forName(charset)));
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream stream;
        private final long bytesMax;
        private long bytes;

        CountedStream(ServletInputStream stream, long bytesMax) {
            this.stream = stream;
            this.bytesMax = bytesMax;
        }

        @Override
        public int read() throws IOException {
            var one = stream.read();
            if (one >= 0) count(1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var some = stream.read(buffer, offset, length);
            if (some > 0) count(some);
            return some;
        }

        private void count(int more) throws BodyTooLargeException {
            bytes += more;
            if (bytes > bytesMax) throw new BodyTooLargeException(bytesMax);
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
