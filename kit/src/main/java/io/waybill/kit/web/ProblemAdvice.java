package io.waybill.kit.web;

import io.waybill.kit.web.Problems.InvalidField;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every failure of a request as a problem that says what to change, and nothing of our inside. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final URI UNNAMED = URI.create("about:blank");
    private static final String RETRY_AFTER_SECONDS = "5";

    /** What nobody foresaw: the caller gets a number, the log gets the number and the stack, once. */
    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> unexpected(Exception failure) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) throw failure;
        var incident = UUID.randomUUID().toString();
        log.atError().addKeyValue("incident", incident).setCause(failure).log("request failed unexpectedly");
        var problem = Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "UNEXPECTED_FAILURE",
                "the request failed for a reason nobody foresaw; tell an operator the incident's number");
        problem.setProperty("incident", incident);
        return answer(problem, new HttpHeaders());
    }

    @ExceptionHandler({TransientDataAccessException.class, DataAccessResourceFailureException.class,
            CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> unavailable(Exception failure) {
        log.atWarn()
                .addKeyValue("error", failure.getClass().getSimpleName())
                .log("request failed, the database is busy or away");
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE",
                "the database is busy or away; nothing was changed unless a later read shows it; try again"), headers);
    }

    @ExceptionHandler(BodyTooLargeException.class)
    ResponseEntity<ProblemDetail> tooLarge(BodyTooLargeException failure) {
        return answer(Problems.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", String.valueOf(failure.getMessage())),
                new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof BodyTooLargeException large) return objects(tooLarge(large));
        }
        var problem = Problems.invalid(status, List.of(UnreadableBody.describe(failure.getCause())));
        return handleExceptionInternal(failure, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var fields = failure.getFieldErrors()
                .stream()
                .map(error -> new InvalidField(error.getField(), Objects.requireNonNullElse(error.getDefaultMessage(),
                        "is not valid")))
                .toList();
        return invalid(failure, fields, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var fields = failure.getParameterValidationResults()
                .stream()
                .flatMap(result -> result.getResolvableErrors()
                        .stream()
                        .map(error -> new InvalidField(
                                Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "parameter"),
                                Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid"))))
                .toList();
        return invalid(failure, fields, headers, status, request);
    }

    private @Nullable ResponseEntity<Object> invalid(Exception failure, List<InvalidField> fields, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        var named = fields.isEmpty() ? List.of(new InvalidField("body", "is not valid")) : fields;
        return handleExceptionInternal(failure, Problems.invalid(status, named), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException failure, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        var name = failure instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(failure.getPropertyName(), "parameter");
        var wanted = failure.getRequiredType() == null ? "" : ", expected " + failure.getRequiredType().getSimpleName();
        return invalid(failure, List.of(new InvalidField(name, "cannot be read" + wanted)), headers, status, request);
    }

    /** Gives Spring's own problems a type of ours. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var answer = super.handleExceptionInternal(failure, body, headers, status, request);
        if (answer != null && answer.getBody() instanceof ProblemDetail problem
                && (problem.getType() == null || problem.getType().equals(UNNAMED))) {
            Problems.name(problem, kindOf(status));
        }
        return answer;
    }

    private static String kindOf(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return known == null || known == HttpStatus.BAD_REQUEST ? "INVALID_REQUEST" : known.name();
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> objects(ResponseEntity<ProblemDetail> answer) {
        return ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders()).body(answer.getBody());
    }
}
