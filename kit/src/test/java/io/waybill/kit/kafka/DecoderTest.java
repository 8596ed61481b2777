package io.waybill.kit.kafka;

import static io.waybill.kit.fixture.Records.fact;
import static io.waybill.kit.fixture.Records.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.kit.kafka.Decoded.Garbled;
import io.waybill.kit.kafka.Decoded.Kind;
import io.waybill.kit.kafka.Decoded.Understood;
import io.waybill.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecoderTest {

    private static final byte[] KEY = bytes("a");

    private final FakeRegistry registry = new FakeRegistry();
    private final Decoder decoder = new Decoder(registry);
    private final byte[] good = registry.bytesOf(update("a", 7));

    @Test
    void reads_what_was_written() {
        assertThat(decode(KEY, good)).isEqualTo(new Understood(update("a", 7)));
    }

    @Test
    void names_what_is_wrong_with_bytes() {
        assertKind(Kind.EMPTY, KEY, null);
        assertKind(Kind.EMPTY, KEY, new byte[0]);
        assertKind(Kind.TOO_SHORT, KEY, new byte[]{0, 0, 0});
        assertKind(Kind.WRONG_MAGIC, KEY, bytes("{\"json\":true}"));
        assertKind(Kind.UNKNOWN_SCHEMA_ID, KEY, new byte[]{0, 0, 0, 0, 99, 1, 2});
        assertKind(Kind.WRONG_TYPE, KEY, registry.bytesOf(fact("a", 1)));
        assertKind(Kind.UNREADABLE, KEY, Arrays.copyOf(good, good.length - 3));
        assertKind(Kind.TRAILING_BYTES, KEY, Arrays.copyOf(good, good.length + 1));
        assertKind(Kind.KEY_MISMATCH, bytes("b"), good);
        assertKind(Kind.KEY_MISMATCH, null, good);
    }

    @Test
    void nothing_is_concluded_from_a_registry_that_does_not_answer() {
        registry.unreachable = new IllegalStateException("away");
        assertThatThrownBy(() -> decode(KEY, good)).isSameAs(registry.unreachable);
    }

    @Test
    void no_damage_makes_it_throw() {
        var random = new Random(20261122);
        for (var i = 0; i < 20_000; i++) {
            var damaged = good.clone();
            for (var hit = 0; hit <= random.nextInt(4); hit++) {
                damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt();
            }
            assertThat(decode(KEY, Arrays.copyOf(damaged, 5 + random.nextInt(damaged.length)))).isNotNull();
        }
    }

    private void assertKind(Kind kind, byte @Nullable [] key, byte @Nullable [] value) {
        assertThat(decode(key, value)).isInstanceOfSatisfying(Garbled.class, garbled -> {
            assertThat(garbled.kind()).isEqualTo(kind);
            assertThat(garbled.reason()).isNotBlank();
        });
    }

    private Decoded decode(byte @Nullable [] key, byte @Nullable [] value) {
        return decoder.decode(Topics.FULFILLMENT_UPDATES, key, value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
