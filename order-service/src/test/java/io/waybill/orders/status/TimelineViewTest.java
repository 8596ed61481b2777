package io.waybill.orders.status;

import static io.waybill.orders.status.History.F1;
import static io.waybill.orders.status.History.ID;
import static io.waybill.orders.status.History.PLACED;
import static io.waybill.orders.status.History.byHand;
import static io.waybill.orders.status.History.line;
import static io.waybill.orders.status.History.placed;
import static io.waybill.orders.status.History.report;
import static io.waybill.orders.status.History.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.FulfillmentOrderStatus;
import io.waybill.orders.order.OrderCommand.CancelShipment;
import io.waybill.orders.order.OrderCommand.TimePassed;
import io.waybill.orders.order.ShipmentId;
import io.waybill.orders.order.Units;
import io.waybill.orders.status.TimelineView.Entry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineViewTest {

    @Test
    void every_entry_says_what_caused_it() {
        var history = placed(line("1", "FBA-MUG", 2)).when(report(3, FulfillmentOrderStatus.RECEIVED, null))
                .when(new TimePassed(ID, PLACED.plus(Duration.ofHours(1))))
                .when(History.cancelled("STAFF", "", "anna", PLACED.plus(Duration.ofHours(2))));

        assertThat(history.timeline().items()).extracting(Entry::source)
                .startsWith("snapshot source r1")
                .contains("update order-F1 r3", "time")
                .endsWith("operator anna");
    }

    @Test
    void sequences_have_no_gap() {
        var items = story().timeline().items();

        assertThat(items).extracting(Entry::sequence).isSorted().hasSize(items.size()).startsWith(1L);
        assertThat(items.getLast().sequence()).isEqualTo(items.size());
    }

    @Test
    void details_name_the_things_that_a_reader_looks_for() {
        var shipped = entry(story(), "ShipmentRecorded");

        assertThat(shipped.detail()).containsEntry("shipment", "order-F1-S1")
                .containsEntry("carrier", "UPS")
                .containsEntry("trackingNumber", "1Z999")
                .containsEntry("lines", List.of(new LineUnits("1", 1)));
        assertThat(entry(story(), "FulfillmentStatusChanged").detail()).containsKeys("from", "to");
        assertThat(entry(story(), "ShipmentCancelled").detail()).containsEntry("by", "operator")
                .containsEntry("shipment", "order-F1-S1");
    }

    @Test
    void no_fact_is_shown_without_a_detail() {
        assertThat(story().timeline().items()).allSatisfy(item -> assertThat(item.detail()).isNotEmpty());
    }

    @Test
    void a_page_that_ends_early_says_where_the_next_begins() {
        var history = story();
        var firstTwo = TimelineView.of(history.journal().subList(0, 2), history.order().version());

        assertThat(firstTwo.next()).isEqualTo(2L);
        assertThat(history.timeline().next()).isNull();
        assertThat(TimelineView.of(List.of(), history.order().version()).next()).isNull();
    }

    private static History story() {
        return placed(line("1", "MAN-MUG", 2), line("2", "XX-CUP", 1)).when(byHand(Units.of("1", 1)))
                .when(new CancelShipment(new ShipmentId(F1, 1), "operator", PLACED.plusSeconds(70)))
                .when(snapshot(2, line("1", "MAN-MUG", 3)))
                .when(History.cancelled("STAFF", "", "operator", PLACED.plusSeconds(80)));
    }

    private static Entry entry(History history, String type) {
        return history.timeline().items().stream().filter(e -> e.type().equals(type)).findFirst().orElseThrow();
    }
}
