package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.orders.order.Units;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShipmentRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/t?n=1", "http://example.com", "HTTPS://EXAMPLE.COM/a"})
    void web_addresses_are_taken_as_they_are(String url) {
        assertThat(withUrl(url).tracking().url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/relative", "example.com",
            "https:///nohost", "https://a b", "ftp://example.com/x"})
    void other_addresses_are_refused(String url) {
        assertThatThrownBy(() -> withUrl(url).tracking()).hasMessageContaining("trackingUrl");
    }

    @Test
    void no_lines_mean_all_that_is_owed() {
        assertThat(ShipmentRequest.EVERYTHING.units()).isEqualTo(Units.NONE);
    }

    @Test
    void a_line_named_twice_is_refused_rather_than_added_up() {
        var twice = new ShipmentRequest("", "", "", List.of(new LineQuantity("1", 1L), new LineQuantity("1", 2L)));

        assertThatThrownBy(twice::units).hasMessageContaining("name line 1 twice");
    }

    private static ShipmentRequest withUrl(String url) {
        return new ShipmentRequest("UPS", "1Z", url, List.of());
    }
}
