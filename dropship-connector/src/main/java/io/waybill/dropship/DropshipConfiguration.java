package io.waybill.dropship;

import io.waybill.dropship.aliexpress.AliExpressConfiguration;
import io.waybill.kit.channel.ChannelConfiguration;
import io.waybill.kit.channel.NoAccount;
import io.waybill.kit.connector.RequestListener;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The connector loop for channel DROPSHIP. */
@Configuration(proxyBeanMethods = false)
@Import({ChannelConfiguration.class, AliExpressConfiguration.class})
class DropshipConfiguration {

    /** Until an account is connected, wishes wait in sight of staff. */
    @Bean
    NoAccount noAccount() {
        return new NoAccount("DROPSHIP", "supplier account");
    }

    @Bean
    BatchListener requests(RequestListener listener) {
        return listener.on(Topics.REQUESTS_DROPSHIP);
    }
}
