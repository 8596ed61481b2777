package io.waybill.orders.status;

import io.waybill.orders.idempotency.OrderOfAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.jspecify.annotations.Nullable;

/**
 * An order's version as an entity tag: every answer with an order carries it, and a command that names one is carried out
 * only if the order still has it.
 */
@RestControllerAdvice
class OrderTag implements ResponseBodyAdvice<OrderView> {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");
    private static final String ANY = "*";

    /** The version that a command is meant for; empty: whichever there is. */
    static OptionalLong wanted(HttpServletRequest request) {
        var tag = request.getHeader(HttpHeaders.IF_MATCH);
        if (tag == null || tag.strip().equals(ANY)) return OptionalLong.empty();
        var version = VERSION.matcher(tag.strip());
        if (version.matches()) return OptionalLong.of(Long.parseLong(version.group(1)));
        throw ProblemAnswers.invalid(HttpHeaders.IF_MATCH,
                "must be one version in quotes, such as \"3\", as the ETag of the order's last answer was; is '%s'"
                        .formatted(tag));
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        var declared = ResolvableType.forMethodParameter(method);
        return declared.resolve() == OrderView.class || declared.getGeneric(0).resolve() == OrderView.class;
    }

    @Override
    public @Nullable OrderView beforeBodyWrite(@Nullable OrderView body, MethodParameter method, MediaType type,
            Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null) return null;
        OrderOfAnswer.tell(request, body.id());
        response.getHeaders().setETag("\"" + body.version() + "\"");
        return body;
    }
}
