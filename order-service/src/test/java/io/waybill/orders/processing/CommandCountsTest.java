package io.waybill.orders.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.orders.OrderServiceStack;
import io.waybill.orders.order.OrderCommand;
import io.waybill.orders.order.OrderCommand.RouteOrder;
import io.waybill.orders.order.OrderFixture;
import io.waybill.orders.order.OrderId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class CommandCountsTest extends OrderServiceStack {

    @Autowired
    private OrderProcessor processor;
    @Autowired
    private MeterRegistry meters;
    @Autowired
    private TransactionTemplate transaction;

    @Test
    void every_kind_and_outcome_is_there_from_the_start() {
        for (var kind : OrderCommand.class.getPermittedSubclasses()) {
            for (var outcome : List.of("granted", "refused")) {
                assertThat(counted(kind.getSimpleName(), outcome)).isNotNegative();
            }
        }
    }

    @Test
    void what_is_committed_counts_and_what_is_rolled_back_does_not() {
        var nobody = new RouteOrder(new OrderId(UUID.randomUUID().toString().substring(0, 32)), "olga",
                OrderFixture.NOON);
        var before = counted("RouteOrder", "refused");
        processor.process(List.of(nobody, nobody));
        assertThat(counted("RouteOrder", "refused")).isEqualTo(before + 2);
        transaction.executeWithoutResult(status -> {
            processor.process(List.of(nobody));
            status.setRollbackOnly();
        });
        assertThat(counted("RouteOrder", "refused")).isEqualTo(before + 2);
        assertThat(counted("RouteOrder", "granted")).isZero();
    }

    private double counted(String kind, String outcome) {
        return meters.get("waybill.commands").tags("kind", kind, "outcome", outcome).counter().count();
    }
}
