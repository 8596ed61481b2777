package io.waybill.fba.amazon;

import static io.waybill.fba.amazon.AmazonFixture.ACCOUNT;
import static io.waybill.fba.amazon.AmazonFixture.ERROR;
import static io.waybill.fba.amazon.AmazonFixture.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.fba.amazon.AmazonStub.Act;
import io.waybill.fba.amazon.AmazonStub.Asked;
import io.waybill.kit.connector.Answer;
import io.waybill.kit.connector.Answer.Next;
import io.waybill.kit.connector.Lane;
import io.waybill.kit.connector.Work;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class AmazonSweepTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final AmazonFixture fixture = new AmazonFixture();
    private final WorksInMemory works = new WorksInMemory();
    private final AmazonSweep sweep = new AmazonSweep(fixture.accounts, fixture.client, works,
            TransactionOperations.withoutTransaction(), new AmazonSweep.Settings(INTERVAL, Duration.ofMinutes(2)));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void wakes_what_changed_since_it_was_told_and_nothing_else() {
        works.add("A", ACCOUNT, NOW.plusSeconds(60), "Received@2026-11-24T11:00:00Z");
        works.add("B", ACCOUNT, NOW.plusSeconds(60), "Planning@2026-11-24T11:59:00Z");
        works.add("C", ACCOUNT, NOW.minusSeconds(1), "");
        works.add("D", "amazon:other", NOW.plusSeconds(60), "");
        works.add("E", ACCOUNT, null, "");
        fixture.amazon.on(ORDERS, 200, page("", "A", "B", "C", "D", "E", "UNKNOWN"));

        var answer = sweep.answer(WorksInMemory.sweep(ACCOUNT, ""), NOW);

        assertThat(works.woken).containsExactly("FULFILLMENT:A", "FULFILLMENT:E");
        assertThat(answer).isEqualTo(new Answer.Remember("2026-11-24T11:59:00Z 2026-11-24T11:59:00Z ",
                Next.at(NOW.plus(INTERVAL), Lane.UPKEEP)));
        assertThat(asked()).contains("queryStartDate=2026-11-23T11%3A58%3A00Z");
    }

    @Test
    void goes_on_from_where_the_last_one_ended_with_some_overlap() {
        fixture.amazon.on(ORDERS, 200, page(""));
        var answer = sweep.answer(WorksInMemory.sweep(ACCOUNT, "2026-11-24T11:50:00Z 2026-11-24T11:50:00Z "), NOW);
        assertThat(asked()).contains("queryStartDate=2026-11-24T11%3A48%3A00Z");
        assertThat(memory(answer)).startsWith("2026-11-24T11:50:00Z");
    }

    @Test
    void turns_a_bounded_number_of_pages_in_a_step_and_goes_on_at_once() {
        fixture.amazon.on(ORDERS, 200, page("more", "A"));
        works.add("A", ACCOUNT, NOW.plusSeconds(60), "");

        var answer = sweep.answer(WorksInMemory.sweep(ACCOUNT, "2026-11-24T11:00:00Z 2026-11-24T11:00:00Z "), NOW);

        assertThat(fixture.amazon.asked()).hasSize(AmazonSweep.PAGES_PER_STEP_MAX);
        assertThat(asked()).endsWith("?nextToken=more");
        assertThat(answer).isEqualTo(new Answer.Remember("2026-11-24T11:00:00Z 2026-11-24T11:59:00Z more",
                Next.at(NOW, Lane.UPKEEP)));
        fixture.amazon.on(ORDERS, 200, page(""));
        assertThat(memory(sweep.answer(WorksInMemory.sweep(ACCOUNT, memory(answer)), NOW)))
                .isEqualTo("2026-11-24T11:59:00Z 2026-11-24T11:59:00Z ");
    }

    @Test
    void pages_that_amazon_does_not_know_any_more_are_turned_again() {
        fixture.amazon.on(ORDERS, 400, ERROR.formatted("InvalidInput", "nextToken is invalid"));
        assertThat(memory(sweep.answer(WorksInMemory.sweep(ACCOUNT, "2026-11-24T11:00:00Z 2026-11-24T11:59:00Z old"),
                NOW))).isEqualTo("2026-11-24T11:00:00Z 2026-11-24T11:00:00Z ");
    }

    @Test
    void keeps_its_place_where_it_is_held_up_or_not_answered() {
        var memory = "2026-11-24T11:00:00Z 2026-11-24T11:00:00Z ";
        fixture.amazon.on(ORDERS, new Act.Drop());
        assertThat(sweep.answer(WorksInMemory.sweep(ACCOUNT, memory), NOW)).isInstanceOf(Answer.Deferred.class);
        fixture.outside.quota().leave(Operations.LIST, 0);
        assertThat(sweep.answer(WorksInMemory.sweep(ACCOUNT, memory), NOW)).isInstanceOfSatisfying(
                Answer.Deferred.class, deferred -> assertThat(deferred.after()).isEqualTo(Duration.ofMillis(500)));
        fixture.outside.quota().leave(Operations.LIST, 2);
        fixture.amazon.on(ORDERS, 200, page("more"));
        assertThat(sweep.answer(WorksInMemory.sweep(ACCOUNT, memory), NOW)).isEqualTo(new Answer.Remember(
                "2026-11-24T11:00:00Z 2026-11-24T11:00:00Z more", Next.at(NOW.plusMillis(500), Lane.UPKEEP)));
    }

    @Test
    void what_cannot_be_read_is_started_anew() {
        fixture.amazon.on(ORDERS, 200, "{\"payload\": {\"fulfillmentOrders\": [{}, 7, {\"a\": 1}]}}");
        assertThat(memory(sweep.answer(WorksInMemory.sweep(ACCOUNT, "x y z"), NOW)))
                .startsWith("2026-11-23T12:00:00Z");
        assertThat(works.woken).isEmpty();
    }

    @Test
    void there_is_one_for_each_account_and_it_rests_where_the_account_is_gone() {
        sweep.schedule(NOW);
        assertThat(works.scheduled).containsExactly(new Work.Key("AMAZON_SWEEP:amazon:main", "AMAZON_SWEEP", "",
                ACCOUNT));
        assertThat(sweep.answer(WorksInMemory.sweep("amazon:gone", ""), NOW)).isInstanceOf(Answer.Nothing.class);
        assertThat(fixture.amazon.asked()).isEmpty();
    }

    private String asked() {
        return fixture.amazon.asked().stream().map(Asked::path).reduce((_, last) -> last).orElse("");
    }

    private static String memory(Answer answer) {
        return ((Answer.Remember) answer).memory();
    }

    private static String page(String nextToken, String... ids) {
        var orders = java.util.Arrays.stream(ids)
                .map("""
                        {"sellerFulfillmentOrderId": "%s", "fulfillmentOrderStatus": "Planning",
                         "statusUpdatedDate": "2026-11-24T11:59:00Z"}"""::formatted)
                .collect(java.util.stream.Collectors.joining(","));
        return "{\"payload\": {\"nextToken\": \"%s\", \"fulfillmentOrders\": [%s]}}".formatted(nextToken, orders);
    }
}
