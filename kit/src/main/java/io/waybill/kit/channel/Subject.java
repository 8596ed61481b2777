package io.waybill.kit.channel;

import io.waybill.schemas.FulfillmentRequest;
import java.util.List;

/**
 * What a call is about.
 *
 * @param account where it goes
 * @param refs the orders it became outside, as far as they are known
 */
public record Subject(String account, FulfillmentRequest request, List<String> refs) {

    public String fulfillmentOrderId() {
        return request.getFulfillmentOrderId();
    }
}
