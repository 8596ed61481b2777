package io.waybill.simulator.amazon;

import io.waybill.simulator.amazon.outbound.Terms.DuplicateCreate;
import io.waybill.simulator.amazon.outbound.Terms.UnknownOrder;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code waybill.simulator.amazon.*}: the sellers, and how strict Amazon is.
 *
 * @param accessTokenFor  how long an access token is good
 * @param quota           of each operation of each seller
 * @param duplicateCreate an assumption: what a second create under the same id is answered
 * @param unknownOrder    an assumption: what is answered about an order that does not exist
 * @param pageOrdersMax   orders on a page of listAllFulfillmentOrders
 * @param ordersMax       kept for all sellers together; beyond it no order is taken
 */
@ConfigurationProperties("waybill.simulator.amazon")
record AmazonProperties(@DefaultValue List<Seller> sellers, @DefaultValue("1h") Duration accessTokenFor,
        @DefaultValue Quota quota, @DefaultValue("invalid-input") DuplicateCreate duplicateCreate,
        @DefaultValue("not-found") UnknownOrder unknownOrder, @DefaultValue("50") int pageOrdersMax,
        @DefaultValue("20000") int ordersMax) {

    AmazonProperties {
        sellers = List.copyOf(sellers);
        if (sellers.stream().map(Seller::id).distinct().count() != sellers.size()) {
            throw new IllegalArgumentException("waybill.simulator.amazon.sellers names one twice");
        }
        if (pageOrdersMax < 1 || ordersMax < 1) {
            throw new IllegalArgumentException("waybill.simulator.amazon limits must be 1 or more");
        }
    }

    /** A token bucket; lifted, it is never empty. */
    record Quota(@DefaultValue("2") double ratePerSecond, @DefaultValue("30") int burstCallsMax,
            @DefaultValue("false") boolean lifted) {}
}
