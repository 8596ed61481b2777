package io.waybill.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.pos.PosProperties.Location;
import io.waybill.pos.PosProperties.Store;
import io.waybill.pos.channel.MarkAsFulfilled;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PosPropertiesTest {

    @Test
    void are_read_as_they_are_written() {
        var properties = bind(Map.of("waybill.pos.stores[0].shop", "a.myshopify.com",
                "waybill.pos.stores[0].webhook-secret", "hush", "waybill.pos.locations[0].id", "1",
                "waybill.pos.locations[0].mark-as-fulfilled", "never", "waybill.pos.locations[1].id", "2",
                "waybill.pos.webhook-delivery-retention", "7"));

        assertThat(properties).isEqualTo(new PosProperties(List.of(new Store("a.myshopify.com", "hush")),
                List.of(new Location("1", MarkAsFulfilled.NEVER), new Location("2", MarkAsFulfilled.FOLLOW)),
                Duration.ofDays(7)));
    }

    @Test
    void never_show_a_secret() {
        assertThat(new PosProperties(List.of(new Store("a.myshopify.com", "hush")), List.of(), Duration.ofDays(30))
                .toString()).contains("a.myshopify.com").doesNotContain("hush");
    }

    @Test
    void say_what_is_missing() {
        assertThatThrownBy(() -> new Store("a.myshopify.com", " ")).hasMessageContaining("a.myshopify.com lacks its");
        assertThatThrownBy(() -> new PosProperties(List.of(new Store("a.b", "x"), new Store("A.b", "y")), List.of(),
                Duration.ofDays(30))).hasMessageContaining("twice");
    }

    private static PosProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("waybill.pos",
                PosProperties.class);
    }
}
