package io.waybill.orders.order;

import java.util.List;

/** The machine's answer. A refusal is a value: one odd message must not fail the hundreds it came with. */
public sealed interface Decision {

    /** No facts: nothing is left to do. {@code after} is the order with the facts applied. */
    record Granted(List<OrderFact> facts, Order after) implements Decision {}

    record Refused(Refusal refusal) implements Decision {}
}
