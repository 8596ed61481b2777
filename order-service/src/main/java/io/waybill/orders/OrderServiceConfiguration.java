package io.waybill.orders;

import io.waybill.orders.order.OrderDecider;
import io.waybill.orders.order.Router;
import java.time.InstantSource;
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
    OrderDecider orderDecider(Router router, ArchiveProperties archive, CancelProperties cancel) {
        return new OrderDecider(router, archive.policy(), cancel.window());
    }

    @Bean
    @ConditionalOnMissingBean
    InstantSource time() {
        return InstantSource.system();
    }
}
