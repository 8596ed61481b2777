package io.waybill.fba.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.fba.mapping.Wishes;
import org.junit.jupiter.api.Test;

class PersonalDataTest {

    @Test
    void what_amazon_quotes_of_a_customer_is_not_passed_on() {
        assertThat(PersonalData.hidden("InvalidInput: Ada Lovelace, 62701 Springfield is no address in IL",
                Wishes.address())).isEqualTo("InvalidInput: …, … … is no address in IL");
        assertThat(PersonalData.hidden("InvalidInput: 1", null)).isEqualTo("InvalidInput: 1");
    }
}
