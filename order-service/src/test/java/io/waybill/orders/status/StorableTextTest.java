package io.waybill.orders.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Größe 42 – 東京 🚚", "two\nlines\tand a tab"})
    void texts_that_people_write_can_be_stored(String text) {
        assertThat(StrictJson.isStorable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud83d", "\ude9a first", "bell\u0007", "\u007f"})
    void texts_that_no_database_takes_cannot(String text) {
        assertThat(StrictJson.isStorable(text)).isFalse();
    }
}
