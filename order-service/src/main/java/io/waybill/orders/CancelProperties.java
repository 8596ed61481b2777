package io.waybill.orders;

import io.waybill.orders.order.CancelWindow;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long customers may cancel what they ordered.
 *
 * @param windows by store; the first that fits wins
 */
@ConfigurationProperties("waybill.cancel")
record CancelProperties(@DefaultValue List<Window> windows) {

    /** Any store unless named. Counted from when the order was placed. */
    record Window(@DefaultValue("") String store, Duration within) {

        boolean fits(String other) {
            return store.isEmpty() || store.equals(other);
        }
    }

    CancelWindow window() {
        return store -> windows.stream()
                .filter(window -> window.fits(store))
                .map(Window::within)
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
