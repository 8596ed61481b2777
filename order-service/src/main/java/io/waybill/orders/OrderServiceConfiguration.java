package io.waybill.orders;

import io.waybill.orders.order.OrderDecider;
import io.waybill.orders.order.Router;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the pure parts together. */
@Configuration(proxyBeanMethods = false)
class OrderServiceConfiguration {

    @Bean
    Router router(RoutingProperties properties) {
        return properties.router();
    }

    @Bean
    OrderDecider orderDecider(Router router) {
        return new OrderDecider(router);
    }

    /** In microseconds, as times are kept and sent, so that what is read equals what was written. */
    @Bean
    @ConditionalOnMissingBean
    InstantSource time() {
        return () -> Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
