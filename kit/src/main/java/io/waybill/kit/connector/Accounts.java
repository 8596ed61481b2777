package io.waybill.kit.connector;

import io.waybill.schemas.FulfillmentRequest;

/** Which of the configured accounts outside serves a wish. */
@FunctionalInterface
public interface Accounts {

    Accounts NONE = _ -> "";

    /** Empty: none does, until staff configure one. */
    String accountOf(FulfillmentRequest request);
}
