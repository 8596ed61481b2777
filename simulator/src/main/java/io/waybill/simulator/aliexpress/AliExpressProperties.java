package io.waybill.simulator.aliexpress;

import io.waybill.simulator.aliexpress.orders.Pace;
import io.waybill.simulator.aliexpress.orders.Product;
import io.waybill.simulator.aliexpress.orders.Store;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code waybill.simulator.aliexpress.*}: accounts, stores and products, and how the platform behaves.
 *
 * @param repeatWindow    a repeated out_order_id is refused for so long; afterwards it makes an order again
 * @param callsPerSecond  of each application, business APIs only; 0: no limit
 * @param accessTokenFor  how long an access token is good
 * @param refreshTokenFor how long a refresh token is good
 * @param oneAsObject     a list of one element is written as that element
 * @param listPrefix      what the names inside of an order's lists begin with: aeop or ae
 * @param ordersMax       orders kept; beyond it none is taken
 */
@ConfigurationProperties("waybill.simulator.aliexpress")
record AliExpressProperties(@DefaultValue List<Account> accounts, @DefaultValue List<Store> stores,
        @DefaultValue List<Product> products,
        @DefaultValue({
                "CAINIAO_STANDARD", "CAINIAO_PREMIUM", "CAINIAO_ECONOMY"}) List<String> logisticsServices,
        @DefaultValue Pace pace, @DefaultValue("24h") Duration repeatWindow,
        @DefaultValue("50") int callsPerSecond, @DefaultValue("30d") Duration accessTokenFor,
        @DefaultValue("60d") Duration refreshTokenFor, @DefaultValue("false") boolean oneAsObject,
        @DefaultValue("aeop") String listPrefix, @DefaultValue("20000") int ordersMax) {

    AliExpressProperties {
        accounts = List.copyOf(accounts);
        if (accounts.stream().map(Account::id).distinct().count() != accounts.size()
                || accounts.stream().map(Account::appKey).distinct().count() != accounts.size()) {
            throw new IllegalArgumentException("waybill.simulator.aliexpress.accounts names an id or app key twice");
        }
        if (callsPerSecond < 0 || ordersMax < 1) {
            throw new IllegalArgumentException("waybill.simulator.aliexpress limits are below what makes sense");
        }
    }
}
