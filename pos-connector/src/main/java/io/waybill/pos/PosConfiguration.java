package io.waybill.pos;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.kit.connector.ConnectorConfiguration;
import io.waybill.kit.connector.RequestListener;
import io.waybill.kit.connector.WorkHandler;
import io.waybill.kit.connector.WorkStore;
import io.waybill.kit.erasure.ErasedOrders;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.pos.PosProperties.Location;
import io.waybill.pos.PosProperties.Store;
import io.waybill.pos.channel.Locations;
import io.waybill.pos.channel.PosChannel;
import io.waybill.pos.sale.DeliverySweep;
import io.waybill.pos.sale.SaleIntake;
import io.waybill.pos.sale.SaleStore;
import io.waybill.pos.sale.SaleWork;
import io.waybill.pos.sale.Sales;
import io.waybill.pos.shopify.ShopifyMapping;
import io.waybill.pos.shopify.ShopifySecret;
import io.waybill.pos.shopify.ShopifyStores;
import io.waybill.pos.shopify.ShopifyWebhook;
import io.waybill.pos.shopify.ShopifyWebhooks;
import io.waybill.schemas.Topics;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Puts the connector together: tills in front, the loop behind, and what sales mean in between. */
@Configuration(proxyBeanMethods = false)
@Import(ConnectorConfiguration.class)
class PosConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PosConfiguration.class);

    @Bean
    SaleStore saleStore(JdbcClient jdbc) {
        return new SaleStore(jdbc);
    }

    @Bean
    Sales sales(SaleStore store) {
        return new Sales(store, List.of(new ShopifyMapping()));
    }

    @Bean
    SaleIntake saleIntake(SaleStore sales, WorkStore works, TransactionOperations transactions, ErasedOrders erased) {
        return new SaleIntake(sales, works, transactions, erased);
    }

    @Bean
    WorkHandler saleWork(Sales sales) {
        return new SaleWork(sales);
    }

    @Bean
    WorkHandler posChannel(Sales sales, WorkStore works, PosProperties properties) {
        return new PosChannel(sales, works, new Locations(
                properties.locations().stream().collect(toMap(Location::id, Location::markAsFulfilled))));
    }

    @Bean
    BatchListener requests(RequestListener listener) {
        return listener.on(Topics.REQUESTS_POS);
    }

    @Bean
    ShopifyWebhook shopifyWebhook(PosProperties properties, SaleIntake intake, MeterRegistry registry) {
        if (properties.stores().isEmpty()) {
            LOG.atWarn().log("no store is connected, every webhook will be refused: set waybill.pos.stores");
        }
        var secrets = properties.stores()
                .stream()
                .collect(toMap(Store::shop, store -> ShopifySecret.of(store.webhookSecret())));
        return new ShopifyWebhook(new ShopifyStores(secrets), intake, new ShopifyWebhooks(registry),
                InstantSource.system());
    }

    @Bean
    DeliverySweep deliverySweep(SaleStore sales, PosProperties properties) {
        return new DeliverySweep(sales, properties.webhookDeliveryRetention(), InstantSource.system());
    }
}
