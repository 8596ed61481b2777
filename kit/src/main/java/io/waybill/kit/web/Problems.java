package io.waybill.kit.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Makes RFC 9457 problems whose {@code type} is stable: {@code urn:waybill:problem:kind-in-kebab}. */
public final class Problems {

    private static final String TYPE_PREFIX = "urn:waybill:problem:";

    private Problems() {}

    /** {@code kind} is a stable upper-case name such as INVALID_REQUEST. */
    public static ProblemDetail of(HttpStatusCode status, String kind, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        name(problem, kind);
        return problem;
    }

    /** A request that names what is wrong with which of its fields. */
    public static ProblemDetail invalid(HttpStatusCode status, List<InvalidField> fields) {
        var first = fields.getFirst();
        var problem = of(status, "INVALID_REQUEST", first.field() + ": " + first.detail());
        problem.setProperty("fields",
                fields.stream().map(one -> Map.of("field", one.field(), "detail", one.detail())).toList());
        return problem;
    }

    static void name(ProblemDetail problem, String kind) {
        var words = kind.toLowerCase(Locale.ROOT);
        problem.setType(URI.create(TYPE_PREFIX + words.replace('_', '-')));
        problem.setTitle(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1).replace('_', ' '));
    }

    /** One field as its sender calls it, and what is wrong with it. */
    public record InvalidField(String field, String detail) {}
}
