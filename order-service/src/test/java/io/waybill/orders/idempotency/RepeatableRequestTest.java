package io.waybill.orders.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RepeatableRequestTest {

    @Test
    void a_body_that_was_hashed_can_be_read() throws IOException {
        var repeatable = RepeatableRequest.read(post("/api/orders", "{}"));
        assertThat(repeatable.hashes("k")).isEqualTo(RequestHashes.of("olga", "k", "POST /api/orders", "{}".getBytes(
                UTF_8)));
        assertThat(repeatable.getInputStream().readAllBytes()).asString(UTF_8).isEqualTo("{}");
        assertThat(repeatable.getReader().readLine()).isEqualTo("{}");
    }

    @Test
    void it_cannot_be_answered_by_another_thread_later() {
        var request = post("/api/orders", "{}");
        request.setAsyncSupported(true);
        var repeatable = RepeatableRequest.read(request);
        assertThat(repeatable.isAsyncSupported()).isFalse();
        assertThatThrownBy(repeatable::startAsync).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hashes_tell_persons_keys_and_requests_apart() {
        var hashes = hashes("ab", "c", "POST /x", "body");
        assertThat(hashes).isEqualTo(hashes("ab", "c", "POST /x", "body"));
        assertThat(hashes.key()).isNotEqualTo(hashes("a", "bc", "POST /x", "body").key());
        assertThat(hashes.key()).isEqualTo(hashes("ab", "c", "POST /y", "other").key());
        assertThat(hashes.request()).isNotEqualTo(hashes("ab", "c", "POST /y", "body").request());
        assertThat(hashes.request()).isNotEqualTo(hashes("ab", "c", "POST /x", "other").request());
        // The same body under another key looks different, so rows do not tell who sent the same.
        assertThat(hashes.request()).isNotEqualTo(hashes("ab", "d", "POST /x", "body").request());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/orders/0b1c/hold               | 0b1c
            /api/fulfillment-orders/0b1c-F2/x   | 0b1c
            /api/shipments/0b1c-F2-S10/cancel   | 0b1c
            /api/orders                         | ''
            /api/orders/request                 | ''
            /api/orders/bulk                    | ''
            /api/jobs/12/stop                   | ''""")
    void the_order_that_an_answer_is_about_is_in_its_address(String path, String orderId) {
        assertThat(OrderOfAnswer.of(post(path, ""))).isEqualTo(orderId);
    }

    private static RequestHashes hashes(String person, String key, String line, String body) {
        return RequestHashes.of(person, key, line, body.getBytes(UTF_8));
    }

    private static MockHttpServletRequest post(String path, String body) {
        var request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        request.setRemoteUser("olga");
        request.setContent(body.getBytes(UTF_8));
        return request;
    }
}
