package io.waybill.orders.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers a POST with an {@code Idempotency-Key} once it is committed, and its repeats with the same. */
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final String OPERATIONS = "/api/ops/";

    private final OneAnswer answer;
    private final HandlerExceptionResolver problems;

    IdempotencyFilter(OneAnswer answer, HandlerExceptionResolver problems) {
        this.answer = answer;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod()) || request.getHeader(IdempotencyKey.HEADER) == null
                || request.getServletPath().startsWith(OPERATIONS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        try {
            var key = IdempotencyKey.of(request);
            // Before the transaction: however slowly the body comes in, it holds no connection.
            var repeatable = RepeatableRequest.read(request);
            answer.give(repeatable.hashes(key), repeatable, held, chain);
        } catch (RuntimeException e) {
            held.reset();
            if (problems.resolveException(request, held, null, e) == null) throw e;
        }
        held.copyBodyToResponse();
    }
}
