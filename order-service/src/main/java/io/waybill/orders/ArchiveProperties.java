package io.waybill.orders;

import io.waybill.orders.order.ArchivePolicy;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which orders are put away by themselves.
 *
 * @param stores whose orders are archived once they are fulfilled and paid; {@code *}: every store's
 */
@ConfigurationProperties("waybill.archive")
record ArchiveProperties(@DefaultValue Set<String> stores) {

    ArchivePolicy policy() {
        return store -> stores.contains("*") || stores.contains(store);
    }
}
