package io.waybill.dropship;

import io.waybill.kit.connector.ConnectorConfiguration;
import io.waybill.kit.connector.RequestListener;
import io.waybill.kit.connector.UnconfiguredChannel;
import io.waybill.kit.connector.WorkHandler;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The connector loop for channel DROPSHIP. */
@Configuration(proxyBeanMethods = false)
@Import(ConnectorConfiguration.class)
class DropshipConfiguration {

    /** Until an account is connected, wishes wait in sight of staff. */
    @Bean
    WorkHandler fulfillment() {
        return new UnconfiguredChannel("DROPSHIP", "supplier account");
    }

    @Bean
    BatchListener requests(RequestListener listener) {
        return listener.on(Topics.REQUESTS_DROPSHIP);
    }
}
