package io.waybill.orders.idempotency;

import io.waybill.kit.web.Problems;
import io.waybill.kit.web.Problems.InvalidField;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The header by which a caller says that a request is the same as an earlier one, and what is said about it. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";

    /** Says that an answer is that of an earlier request. */
    public static final String REPLAYED_HEADER = "Idempotent-Replayed";

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");
    private static final String RETRY_AFTER_SECONDS = "1";

    private IdempotencyKey() {}

    static String of(HttpServletRequest request) {
        var keys = Set.copyOf(Collections.list(request.getHeaders(HEADER)));
        if (keys.size() == 1 && FORM.matcher(keys.iterator().next()).matches()) return keys.iterator().next();
        var wrong = new InvalidField(HEADER, "must be one key of 1 to 255 visible ASCII characters");
        throw problem(Problems.invalid(HttpStatus.BAD_REQUEST, List.of(wrong)));
    }

    static ErrorResponseException inFlight() {
        var answer = problem(HttpStatus.CONFLICT, "REQUEST_IN_FLIGHT",
                "a request with this idempotency key has not been answered yet", "repeat it in a moment");
        answer.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer;
    }

    static ErrorResponseException usedOtherwise() {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED",
                "this idempotency key was used for another request", "use a new key");
    }

    static ErrorResponseException notKept(int status) {
        return problem(HttpStatus.CONFLICT, "ANSWER_NOT_KEPT",
                "the request was carried out and answered with %d; the answer was too large to be kept".formatted(
                        status), "look at what was changed");
    }

    private static ErrorResponseException problem(HttpStatus status, String kind, String detail, String legal) {
        var problem = Problems.of(status, kind, detail);
        problem.setProperty("legal", List.of(legal));
        return problem(problem);
    }

    private static ErrorResponseException problem(ProblemDetail problem) {
        return new ErrorResponseException(HttpStatus.valueOf(problem.getStatus()), problem, null);
    }
}
