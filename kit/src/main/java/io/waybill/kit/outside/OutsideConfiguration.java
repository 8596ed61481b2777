package io.waybill.kit.outside;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a connector that calls somebody outside imports beside the loop. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuardProperties.class)
@Import(AccountsController.class)
public class OutsideConfiguration {

    @Bean
    Quota quota(JdbcClient jdbc) {
        return new JdbcQuota(jdbc);
    }

    @Bean
    Guards guards(GuardProperties properties, Quota quota, MeterRegistry registry) {
        return new Guards(properties, quota, registry);
    }

    @Bean
    AccountReport accountReport(Guards guards, Quota quota, MeterRegistry registry) {
        return new AccountReport(guards, quota, InstantSource.system(), registry);
    }

    /** Once every channel has asked for the guards of its accounts. */
    @Bean
    SmartInitializingSingleton quotaGauges(AccountReport report) {
        return report::registerGauges;
    }
}
