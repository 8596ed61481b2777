package io.waybill.kit.outbox;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.kit.fixture.KitDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayLeaseTest {

    private final KitDatabase database = new KitDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void only_one_holds_it_and_it_keeps_it() {
        var first = RelayRig.lease(database, "first", ofSeconds(30));
        var second = RelayRig.lease(database, "second", ofSeconds(30));
        assertThat(first.hold()).isTrue();
        assertThat(second.hold()).isFalse();
        assertThat(first.hold()).isTrue();
    }

    @Test
    void a_silent_holder_is_replaced_and_learns_it() {
        var silent = RelayRig.lease(database, "silent", ofMillis(300));
        var next = RelayRig.lease(database, "next", ofMillis(300));
        assertThat(silent.hold()).isTrue();
        await().until(next::hold);
        assertThat(silent.hold()).isFalse();
    }

    @Test
    void a_released_one_is_free_at_once() {
        var first = RelayRig.lease(database, "first", ofSeconds(30));
        first.hold();
        first.release();
        assertThat(RelayRig.lease(database, "second", ofSeconds(30)).hold()).isTrue();
    }
}
