package io.waybill.orders.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.orders.OrderServiceStack;
import io.waybill.orders.order.OrderId;
import io.waybill.orders.processing.OrderProcessor;
import io.waybill.orders.processing.OrderReader;
import io.waybill.orders.watching.PlacedOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class JobTimerTest extends OrderServiceStack {

    @Autowired
    private Jobs jobs;
    @Autowired
    private OrderProcessor processor;
    @Autowired
    private OrderReader reader;

    @Test
    void a_job_is_done_by_itself() {
        var id = new PlacedOrders(processor).place("XYZ");
        var job = jobs.create(new JobWish("HOLD", "{\"reason\":\"OTHER\"}", "olga"), List.of(id.value()), Instant
                .now()).orElseThrow();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jobs.find(job.id()).orElseThrow().state() == Job.State.DONE);
        assertThat(reader.find(new OrderId(id.value())).orElseThrow().restraint().holds()).singleElement()
                .satisfies(hold -> assertThat(hold.by()).isEqualTo("olga"));
    }
}
