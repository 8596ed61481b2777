package io.waybill.simulator.aliexpress.orders;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/** What comes of a wish to place an order. */
public sealed interface Placed {

    /** The {@code result} that the API tells it with. */
    ObjectNode result(Wire wire);

    /** Orders were made; they are unpaid where payment was tried and failed, or not tried. */
    record Made(List<Long> ids, boolean payFailed) implements Placed {

        @Override
        public ObjectNode result(Wire wire) {
            ObjectNode result = JsonNodeFactory.instance.objectNode().put("is_success", true);
            // One id stays a list, whatever becomes of other lists of one: nobody has seen it otherwise.
            new Wire(wire.bare(), false, wire.prefix()).list(result, "order_list", "number",
                    ids.stream().map(LongNode::valueOf).toList());
            if (payFailed) {
                result.put("error_msg", "OrderCreated, autoPay fail:APIPayFail");
            }
            return result;
        }
    }

    /** Nothing was made. */
    record NotMade(String code, String message) implements Placed {

        @Override
        public ObjectNode result(Wire wire) {
            return JsonNodeFactory.instance.objectNode()
                    .put("is_success", false)
                    .put("error_code", code)
                    .put("error_msg", message);
        }
    }
}
