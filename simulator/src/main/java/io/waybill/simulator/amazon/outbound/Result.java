package io.waybill.simulator.amazon.outbound;

import tools.jackson.databind.node.ObjectNode;

/** What comes of an operation. */
public sealed interface Result {

    /** Done; the body to answer with. */
    record Done(ObjectNode body) implements Result {}

    /** Not done, and why. */
    record Refused(Refusal refusal) implements Result {}
}
