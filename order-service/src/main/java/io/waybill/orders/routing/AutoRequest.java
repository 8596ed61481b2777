package io.waybill.orders.routing;

import io.waybill.orders.order.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Whether a channel is asked at once, or only when somebody requests the order.
 *
 * @param store the order's store; empty: any
 * @param channel null: any
 */
public record AutoRequest(String store, @Nullable Channel channel, boolean on) {

    public AutoRequest {
        if (channel == Channel.MANUAL || channel == Channel.POS) {
            throw new IllegalArgumentException(
                    "waybill.routing.auto-request: channel must be DROPSHIP or FBA, is %s, which is never requested by people"
                            .formatted(channel));
        }
    }

    boolean fits(String ofStore, Channel ofChannel) {
        return (store.isEmpty() || store.equals(ofStore)) && (channel == null || channel == ofChannel);
    }
}
