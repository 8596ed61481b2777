package io.waybill.orders.order;

import static io.waybill.orders.order.OrderFixture.F1;
import static io.waybill.orders.order.OrderFixture.F2;
import static io.waybill.orders.order.OrderFixture.NOON;
import static io.waybill.orders.order.OrderFixture.content;
import static io.waybill.orders.order.OrderFixture.line;
import static io.waybill.orders.order.OrderFixture.parcel;
import static io.waybill.orders.order.OrderFixture.placed;
import static io.waybill.orders.order.OrderFixture.snapshot;
import static io.waybill.orders.order.OrderFixture.soldInStore;
import static io.waybill.orders.order.OrderFixture.update;
import static io.waybill.orders.order.OrderScenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.orders.order.OrderCommand.CancelShipment;
import io.waybill.orders.order.OrderCommand.CorrectTracking;
import io.waybill.orders.order.OrderFact.ShipmentCancelled;
import io.waybill.orders.order.OrderFact.ShipmentChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sent a parcel has to take it back: people hear who that is, where the parcel is, and what they can do. */
class OrderUnfulfillingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FBA-CUP | LABEL_CREATED    | Amazon is about to send it               | stop it where it was made
            FBA-CUP | SHIPPED          | Amazon has handed it to the carrier      | take it back as a return
            FBA-CUP | OUT_FOR_DELIVERY | Amazon has handed it to the carrier      | take it back as a return
            FBA-CUP | DELIVERED        | the customer has it                      | take it back as a return
            FBA-CUP | UNKNOWN          | Amazon told of it, and not where it is   | stop it where it was made
            DS-MUG  | IN_TRANSIT       | the seller has handed it to the carrier  | take it back as a return
            DS-MUG  | FAILED           | the carrier could not deliver it         | take it back as a return""")
    void a_channels_parcel_is_not_taken_back_here(String sku, ShipmentStatus status, String reason, String instead) {
        var sent = given(placed(line("1", sku, 1)), update(F1, 1, FulfillmentOrderStatus.IN_PROGRESS,
                parcel("a", status, "1", 1)));
        for (var command : new OrderCommand[]{cancelled(F1), corrected(F1)}) {
            sent.when(command).thenRefusal(refusal -> {
                assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CHANNEL_SHIPS_ITSELF);
                assertThat(refusal.detail()).contains(F1 + "-S1", status.name(), "UPS 1Za", reason);
                assertThat(refusal.legal()).containsExactly(instead, "correct its tracking where it was made");
            });
        }
    }

    @Test
    void what_the_shop_fulfilled_is_undone_there_and_so_here() {
        var content = content(DeliveryMethod.SHIPPING, line("1", "DS-MUG", 1), line("2", "MAN-HAT", 1));
        given(placed(line("1", "DS-MUG", 1), line("2", "MAN-HAT", 1)),
                snapshot(2, content, parcel("77", "2", 1)))
                .when(cancelled(F2))
                .thenRefusal(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CHANNEL_SHIPS_ITSELF);
                    assertThat(refusal.detail()).contains("the shop has handed it to the carrier");
                    assertThat(refusal.legal()).first().asString().contains("in the shop");
                })
                .when(snapshot(3, content, parcel("77", ShipmentStatus.CANCELLED, "2", 1)))
                .thenFactsAmong(ShipmentChanged.class)
                .thenStatus(FulfillmentStatus.UNFULFILLED);
    }

    @Test
    void a_sale_over_the_counter_is_final_whoever_marked_it() {
        given(soldInStore(line("1", "DS-MUG", 1)), update(F1, 1, FulfillmentOrderStatus.FULFILLED,
                parcel("sale", ShipmentStatus.HANDED_OVER, "1", 1)))
                .when(cancelled(F1))
                .thenRefused(Refusal.Kind.IN_STORE_SALE)
                .when(corrected(F1))
                .thenRefusal(refusal -> assertThat(refusal.detail()).contains("the till has handed it"));
    }

    @Test
    void what_was_entered_by_hand_is_undone_after_its_number_was_corrected() {
        given(placed(line("1", "MAN-HAT", 1)), OrderFixture.sentByHand(F1, Units.NONE)).when(corrected(F1))
                .thenFacts(ShipmentChanged.class)
                .when(cancelled(F1))
                .thenFactsAmong(ShipmentCancelled.class)
                .when(cancelled(F1))
                .thenRefused(Refusal.Kind.SHIPMENT_ALREADY_CANCELLED)
                .when(cancelled(F2))
                .thenRefused(Refusal.Kind.UNKNOWN_SHIPMENT);
    }

    private static CancelShipment cancelled(FulfillmentOrderId id) {
        return new CancelShipment(new ShipmentId(id, 1), "olga", NOON);
    }

    private static CorrectTracking corrected(FulfillmentOrderId id) {
        return new CorrectTracking(new ShipmentId(id, 1), new Tracking("UPS", "1Z2", ""), "olga", NOON);
    }
}
