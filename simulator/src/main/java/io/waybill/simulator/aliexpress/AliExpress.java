package io.waybill.simulator.aliexpress;

import io.waybill.simulator.aliexpress.orders.Catalogue;
import io.waybill.simulator.aliexpress.orders.Suppliers;
import io.waybill.simulator.aliexpress.orders.Wire;
import io.waybill.simulator.calls.OutsideSystem;
import io.waybill.simulator.ledger.Counterpart;
import io.waybill.simulator.ledger.EffectLedger;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The platform: its accounts with their tokens, and the suppliers behind it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AliExpressProperties.class)
class AliExpress implements Counterpart {

    static final String NAME = "aliexpress";

    private final AliExpressProperties properties;
    private final Suppliers suppliers;
    private final Map<String, AccountTokens> byAppKey = new LinkedHashMap<>();

    AliExpress(AliExpressProperties properties, InstantSource clock, EffectLedger ledger) {
        this.properties = properties;
        this.suppliers = new Suppliers(
                new Catalogue(properties.stores(), properties.products(), properties.logisticsServices()),
                new Suppliers.Rules(properties.pace(), properties.repeatWindow(), properties.ordersMax()), clock,
                ledger);
        AccountTokens.Lifetimes lifetimes = new AccountTokens.Lifetimes(properties.accessTokenFor(),
                properties.refreshTokenFor());
        properties.accounts()
                .forEach(account -> byAppKey.put(account.appKey(), new AccountTokens(account, lifetimes, clock)));
    }

    @Bean
    static OutsideSystem aliExpressSystem() {
        return new OutsideSystem(NAME, List.of("/sync", "/rest/"),
                "{\"error_response\":{\"type\":\"ISP\",\"code\":\"ServiceUnavailable\","
                        + "\"msg\":\"Service is temporarily unavailable\"}}");
    }

    Optional<AccountTokens> ofApp(String appKey) {
        return Optional.ofNullable(byAppKey.get(appKey));
    }

    Suppliers suppliers() {
        return suppliers;
    }

    Wire wire(boolean simplified) {
        return new Wire(simplified, properties.oneAsObject(), properties.listPrefix());
    }

    @Override
    public String outside() {
        return NAME;
    }

    @Override
    public Optional<Truth> truth(String account, String ref) {
        return suppliers.truth(account, Long.parseLong(ref));
    }
}
