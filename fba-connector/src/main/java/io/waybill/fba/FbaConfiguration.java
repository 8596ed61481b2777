package io.waybill.fba;

import io.waybill.kit.channel.ChannelConfiguration;
import io.waybill.kit.channel.NoAccount;
import io.waybill.kit.connector.RequestListener;
import io.waybill.kit.kafka.BatchListener;
import io.waybill.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The connector loop for channel FBA. */
@Configuration(proxyBeanMethods = false)
@Import(ChannelConfiguration.class)
class FbaConfiguration {

    /** Until an account is connected, wishes wait in sight of staff. */
    @Bean
    NoAccount noAccount() {
        return new NoAccount("FBA", "Amazon account");
    }

    @Bean
    BatchListener requests(RequestListener listener) {
        return listener.on(Topics.REQUESTS_FBA);
    }
}
