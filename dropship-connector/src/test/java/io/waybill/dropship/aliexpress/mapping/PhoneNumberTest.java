package io.waybill.dropship.aliexpress.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({"+1 (217) 555-0100, US, +1, 2175550100", "217-555-0100, US, +1, 2175550100",
            "1 217 555 0100, CA, +1, 2175550100", "+44 20 7946 0958, GB, +44, 2079460958",
            "020 7946 0958, GB, +44, 2079460958", "0044 20 7946 0958, DE, +44, 2079460958",
            "02 1234 5678, IT, +39, 0212345678", "+353 1 234 5678, IE, +353, 12345678",
            "+380 44 123 4567, UA, +380, 441234567", "030 123456, DE, +49, 30123456"})
    void is_split_into_code_and_number(String text, String country, String code, String number) {
        assertThat(PhoneNumber.of(text, country)).contains(new PhoneNumber(code, number));
    }

    @Test
    void without_a_known_code_it_stays_whole() {
        assertThat(PhoneNumber.of("0123 456", "ZZ")).contains(new PhoneNumber("", "0123456"));
        assertThat(PhoneNumber.of("call me", "US")).isEmpty();
        assertThat(PhoneNumber.of("", "US")).isEmpty();
    }
}
