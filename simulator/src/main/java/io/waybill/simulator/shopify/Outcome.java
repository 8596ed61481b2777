package io.waybill.simulator.shopify;

import java.util.List;

/** What the shop says to an action. */
sealed interface Outcome {

    /** Done; {@code topics} are the webhooks it tells it with. */
    record Changed(ShopOrder order, List<String> topics) implements Outcome {}

    /** Not done, and why; the shop answers 422. */
    record Refused(String why) implements Outcome {}

    /** There is no such order. */
    record NotFound() implements Outcome {}

    /** The simulator itself is at one of its limits; nothing was done. */
    record Full(String limit) implements Outcome {}
}
